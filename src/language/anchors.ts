import { gather } from '../article/gather.js'
import { readData } from './data.js'
import { EDGE, placesOf } from './pattern-places.js'

/**
 * Where a pattern can match at all. A pattern that begins with `[『「]` need not look at an article of 4,000 characters
 * that holds neither: one pass over the text tries every such pattern only where one of its *anchors* stands, a unit that is
 * rare and at a known distance from the beginning of a match, and where what must stand next to it stands there too.
 * The result is that of a plain global scan; what cannot be anchored is scanned plainly.
 */
interface Anchor {
  units: ReadonlySet<number>
  /** Where a match begins, seen from the anchor: 0 at it, -1 one unit before it, 1 right behind it (the end of a lookbehind). */
  shift: number
  /** What must stand around the anchor, as seen from it: looking there is cheaper than trying the pattern. At most two places. */
  checks: { at: number; units: ReadonlySet<number> }[]
}

interface Anchors {
  /** How many times per mille of the text the pattern would be tried, a look around an anchor being a twentieth of a try. */
  cost: number
  /** One for each way in which the pattern can match. */
  anchors: Anchor[]
}

/** Place → what stands there, for one way of matching. */
type Way = ReadonlyMap<number, ReadonlySet<number>>

/** The cheapest anchors that every way of matching has; undefined if there are none. */
export function anchorsOf(pattern: RegExp): Anchors | undefined {
  // ways that are cheaper to look for together are taken together
  const groups: { way: Way; anchor: Anchor }[] = []
  const ways: readonly Way[] = placesOf(pattern) ?? []
  for (const own of ways) {
    const anchor = cheapest(own)
    if (!anchor) return undefined
    let best = { index: groups.length, way: own, anchor, saved: 0 }
    groups.forEach((group, index) => {
      const way = union(group.way, own)
      const both = cheapest(way)
      const saved = both ? costOf(group.anchor) + costOf(anchor) - costOf(both) : 0
      if (both && saved > best.saved) best = { index, way, anchor: both, saved }
    })
    groups[best.index] = best
  }
  return groups.length ? { cost: groups.reduce((sum, { anchor }) => sum + costOf(anchor), 0), anchors: groups.map(({ anchor }) => anchor) } : undefined
}

function cheapest(way: Way): Anchor | undefined {
  const anchors = [...way].filter(([, units]) => canAnchor(units)).map(([place, units]): Anchor => ({
    units, shift: place === 0 ? 0 : -place,
    checks: [...way].filter(([other]) => other !== place).sort((a, b) => perMille(a[1]) - perMille(b[1])).slice(0, 2).map(([other, units]) => ({ at: other - place, units })),
  }))
  return anchors.sort((a, b) => costOf(a) - costOf(b))[0]
}

/** The ends of the text are looked at as if a line ended there; where only they will do, there is nothing to find. */
const canAnchor = (units: ReadonlySet<number>): boolean => !units.has(EDGE) || units.has(LINE_END)

/** What stands at a place whichever of two ways the pattern matches. */
function union(a: Way, b: Way): Way {
  return new Map([...a].flatMap(([place, units]) => b.has(place) ? [[place, new Set([...units, ...b.get(place)!])]] : []))
}

const LINE_END = 0x0A

/** Per mille of the units of news copy that are among the most frequent; what the rest are taken for is below. */
const common = new Map([...'的39，48。21、20一11是7在8国10中9人9年8大8和8了7有7发8业8不6业8行6会6全6展5工6生6新5对5上5为6经5“8”8'.matchAll(/(\D)(\d+)/gu)].map((m) => [m[1]!.charCodeAt(0), Number(m[2])] as const))
for (let digit = 0x30; digit <= 0x39; digit++) common.set(digit, 3)
common.set(LINE_END, 5)

function perMille(units: ReadonlySet<number>): number {
  let sum = 0
  for (const unit of units) sum += common.get(unit) ?? (unit >= 0x4E00 && unit <= 0x9FFF ? 0.3 : unit < 0x80 ? 0.2 : 0.02)
  return sum
}

function costOf({ units, checks }: Anchor): number {
  return perMille(units) * (0.05 + checks.reduce((share, check) => share * Math.min(1, perMille(check.units) / 1000), 1))
}

/**
 * `sticky` is made when it is first wanted: most patterns never are, in a run over one article. The places of a pattern that
 * has several shifts come out of order.
 */
interface Anchored { pattern: RegExp | undefined; source: string; flags: string; sticky: RegExp | undefined; inOrder: boolean }

/**
 * What the pass looks at, in few and short arrays: it does so for every unit of every article. A *kind* is what units that
 * are in the same sets have in common. A *member* of a group is a pattern that has the units of the group as an anchor, with
 * the two sets that must hold what stands around it.
 */
interface Tables {
  /** unit → 1 if it is an anchor of anything; small enough to stay near the processor, since every unit is looked up in it. */
  isAnchor: Uint8Array
  /** unit → its group in the upper half, its kind in the lower; 0: none. */
  info: Uint32Array
  /** group → where its members begin in `members`; those of the next group follow. */
  starts: Uint32Array
  /** Six numbers for each member: pattern, shift, set and place of the first look, set and place of the second. */
  members: Int16Array
  /** kind → one bit for each set that holds it, in so many `words`. */
  bits: Uint32Array
  words: number
}
const PER_MEMBER = 6

/** A {@link Registry} as data. Patterns are named by flags and source; groups and sets are named by number. */
export interface Prepared {
  anchored: [flags: string, source: string, inOrder: boolean][]
  plain: string[]
  /** The sets of units that members ask for: each as text, and as the kinds of unit in it. */
  sets: [units: string, kinds: number[]][]
  members: Member[]
  groups: number[][]
  units: string
  groupOf: number[]
  kindOf: number[]
}

type Member = [pattern: number, shift: number, first: number, firstAt: number, second: number, secondAt: number]
/** The set that holds every unit, and the kind that is in every set: what lies beyond the ends of the text. */
const ANY = 0
const OUTSIDE = 1
/** What one pass found: for each of the patterns there were, the places where it may match and, once asked for, its matches. */
export interface Pass { registry: Registry; text: string; places: (number[] | undefined)[]; found: RegExpExecArray[][] }
const none: readonly RegExpExecArray[] = []

/** Every anchored pattern that any rule has used more than a few times, ready for the one pass. */
class Registry {
  readonly patterns: Anchored[] = []
  readonly numbers = new Map<RegExp, number>()
  private readonly uses = new Map<RegExp, number>()
  private readonly together = new WeakMap<readonly RegExp[], readonly number[]>()
  /** Sets of units that members ask for, as sorted text; the first is {@link ANY}. */
  private readonly sets: string[] = ['']
  private readonly asked: Member[] = []
  /** The units that are an anchor of something → members; put into tables when the next pass wants them. */
  private readonly anchorsAt = new Map<number, number[]>()
  private isStale = false
  private tables: Tables = { isAnchor: new Uint8Array(0x10000), info: new Uint32Array(0x10000), starts: new Uint32Array(2), members: new Int16Array(0), bits: new Uint32Array(2).fill(0xFFFFFFFF), words: 1 }
  /** Numbers of the patterns that the build prepared, by flags and source; -1 for those better scanned plainly. */
  private readonly prepared = new Map<string, number>()
  private isPrepared = false

  /** `usePrepared`: begin with all the patterns that the build knows. */
  constructor(private readonly of: Text, private readonly usePrepared: boolean) {}

  passOver(text: string, units: Uint16Array): Pass {
    if (!this.isPrepared) this.prepare()
    return { registry: this, text, places: this.pass(units), found: [] }
  }

  /** Takes what the build found out about the rules' patterns, so that a run over one article need not. */
  private prepare(): void {
    this.isPrepared = true
    const ready = this.usePrepared ? preparedByBuild(this.of) : undefined
    if (!ready) return
    const { anchored, plain, sets, members, groups, units, groupOf } = ready
    for (const [flags, source, inOrder] of anchored) this.prepared.set(`${flags}/${source}`, this.add(source, flags, inOrder))
    for (const key of plain) this.prepared.set(key, -1)
    for (const [set] of sets.slice(1)) this.sets.push(set)
    this.asked.push(...members)
    for (let i = 0; i < units.length; i++) if (groupOf[i]! > 0) this.anchorsAt.set(units.charCodeAt(i), [...groups[groupOf[i]! - 1]!])
    this.tables = tablesOf(ready)
  }

  private add(source: string, flags: string, inOrder: boolean, pattern?: RegExp): number {
    return this.patterns.push({ pattern, source, flags, sticky: undefined, inOrder }) - 1
  }

  /** What {@link prepare} takes. */
  serialise(): Prepared {
    const groups: number[][] = []
    const known = new Map<string, number>()
    const kinds = new Map<string, number>()
    const units = [...new Set([...this.anchorsAt.keys(), ...this.sets.flatMap((set) => unitsIn(set))])].sort((a, b) => a - b)
    const groupOf = units.map((unit) => {
      const members = this.anchorsAt.get(unit)
      if (!members) return 0
      const key = members.join()
      if (!known.has(key)) known.set(key, groups.push(members))
      return known.get(key)!
    })
    const setsWith = new Map<number, number[]>()
    this.sets.forEach((set, number) => {
      for (const unit of unitsIn(set)) gather(setsWith, unit, number)
    })
    const kindsIn = this.sets.map((): number[] => [])
    const kindOf = units.map((unit) => {
      const sets = setsWith.get(unit)
      if (!sets) return 0
      const key = sets.join()
      if (!kinds.has(key)) {
        const kind = kinds.size + OUTSIDE + 1
        kinds.set(key, kind)
        for (const set of sets) kindsIn[set]!.push(kind)
      }
      return kinds.get(key)!
    })
    return {
      anchored: this.patterns.map((p) => [p.flags, p.source, p.inOrder]),
      plain: [...this.numbers].filter(([, number]) => number < 0).map(([pattern]) => `${pattern.flags}/${pattern.source}`),
      sets: this.sets.map((set, i) => [set, kindsIn[i]!]), members: this.asked, groups, units: String.fromCharCode(...units), groupOf, kindOf,
    }
  }

  /** Counts a use; from the third on the pattern takes part in the pass if that is cheaper than a scan of its own. */
  note(pattern: RegExp): number | undefined {
    const known = this.numbers.get(pattern)
    if (known !== undefined) return known < 0 ? undefined : known
    const ready = this.prepared.size ? this.prepared.get(`${pattern.flags}/${pattern.source}`) ?? this.prepared.get(`${pattern.flags}/${unescaped(pattern.source)}`) : undefined
    if (ready !== undefined) {
      this.numbers.set(pattern, ready)
      if (ready >= 0) this.patterns[ready]!.pattern = pattern
      return ready < 0 ? undefined : ready
    }
    const uses = (this.uses.get(pattern) ?? 0) + 1
    this.uses.set(pattern, uses)
    if (uses < 3) return undefined
    const found = anchorsOf(pattern)
    if (!found || found.cost > 14) {
      this.numbers.set(pattern, -1)
      return undefined
    }
    const number = this.add(pattern.source, pattern.flags, found.anchors.every(({ shift }) => shift === found.anchors[0]!.shift), pattern)
    this.numbers.set(pattern, number)
    for (const { units, shift, checks: [first, second] } of found.anchors) {
      const member = this.asked.push([number, shift, this.setOf(first?.units), first?.at ?? 0, this.setOf(second?.units), second?.at ?? 0]) - 1
      for (const unit of units) if (unit !== EDGE) gather(this.anchorsAt, unit, member)
    }
    this.isStale = true
    return undefined // this article's pass may be over already
  }

  /** The numbers of patterns that are asked for together in one article after another; undefined if one has none yet. */
  numbersOf(patterns: readonly RegExp[]): readonly number[] | undefined {
    const known = this.together.get(patterns)
    if (known) return known
    const numbers = patterns.flatMap((pattern) => this.note(pattern) ?? [])
    if (numbers.length < patterns.length) return undefined
    this.together.set(patterns, numbers)
    return numbers
  }

  private setOf(units: ReadonlySet<number> | undefined): number {
    if (!units) return ANY
    // outside the text every check holds
    const text = String.fromCharCode(...[...units].filter((unit) => unit !== EDGE).sort((a, b) => a - b))
    const known = this.sets.indexOf(text)
    return known < 0 ? this.sets.push(text) - 1 : known
  }

  /** Where each pattern may match. */
  private pass(units: Uint16Array): (number[] | undefined)[] {
    if (this.isStale) this.tables = tablesOf(this.serialise())
    this.isStale = false
    const { tables } = this
    const { isAnchor } = tables
    const { length } = units
    const places: (number[] | undefined)[] = new Array(this.patterns.length)
    lookAround(tables, LINE_END, units, -1, places)
    for (let i = 0; i < length; i++) if (isAnchor[units[i]!] === 1) lookAround(tables, units[i]!, units, i, places)
    lookAround(tables, LINE_END, units, length, places)
    return places
  }
}

function tablesOf({ sets, members, groups, units, groupOf, kindOf }: Prepared): Tables {
  const info = new Uint32Array(0x10000)
  const isAnchor = new Uint8Array(0x10000)
  for (let i = 0; i < units.length; i++) {
    const unit = units.charCodeAt(i)
    info[unit] = (groupOf[i]! << 16) | kindOf[i]!
    if (groupOf[i]! > 0) isAnchor[unit] = 1
  }
  const starts = new Uint32Array(groups.length + 2)
  groups.forEach((group, i) => { starts[i + 2] = starts[i + 1]! + group.length * PER_MEMBER })
  const words = Math.ceil(sets.length / 32)
  const bits = new Uint32Array((Math.max(OUTSIDE, ...kindOf) + 1) * words)
  bits.fill(0xFFFFFFFF, OUTSIDE * words, (OUTSIDE + 1) * words)
  for (let kind = 0; kind * words < bits.length; kind++) bits[kind * words]! |= 1 << ANY
  sets.forEach(([, kinds], set) => {
    for (const kind of kinds) bits[kind * words + (set >> 5)]! |= 1 << (set & 31)
  })
  return { isAnchor, info, starts, members: Int16Array.from(groups.flatMap((group) => group.flatMap((member) => members[member]!))), bits, words }
}

/** A pattern put together with String.raw holds, in the bundle, the escapes that the build wrote into its pieces. */
export const unescaped = (source: string): string => source.replace(/\\u([\da-f]{4})/gu, (_, unit: string) => String.fromCharCode(Number.parseInt(unit, 16)))

const unitsIn = (text: string): number[] => Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))

/** Notes down each pattern that may match by an anchor at `i`. */
function lookAround({ info, starts, members, bits, words }: Tables, unit: number, units: Uint16Array, i: number, places: (number[] | undefined)[]): void {
  const group = info[unit]! >>> 16
  const end = starts[group + 1]!
  for (let k = starts[group]!; k < end; k += PER_MEMBER) {
    let set = members[k + 2]!
    let at = i + members[k + 3]!
    let kind = at < 0 || at >= units.length ? OUTSIDE : info[units[at]!]! & 0xFFFF
    if ((bits[kind * words + (set >> 5)]! >>> (set & 31) & 1) === 0) continue
    set = members[k + 4]!
    at = i + members[k + 5]!
    kind = at < 0 || at >= units.length ? OUTSIDE : info[units[at]!]! & 0xFFFF
    if ((bits[kind * words + (set >> 5)]! >>> (set & 31) & 1) === 0) continue
    const list = places[members[k]!]
    at = i + members[k + 1]!
    if (list) list.push(at)
    else places[members[k]!] = [at]
  }
}

/** The matches of a pattern, given all the places where it may match. */
function matchesAt(pattern: Anchored, text: string, places: number[]): RegExpExecArray[] {
  const sticky = pattern.sticky ??= new RegExp(pattern.source, `${pattern.flags.replace('g', '')}y`)
  const found: RegExpExecArray[] = []
  if (!pattern.inOrder) places.sort((a, b) => a - b)
  let next = 0
  for (let i = 0; i < places.length; i++) {
    const at = places[i]!
    if (at < next) continue
    sticky.lastIndex = at
    const m = sticky.exec(text)
    next = at + (m?.[0].length || 1)
    if (m) found.push(m)
  }
  return found
}

/** Patterns for the prose as it stands, and those for its {@link Article.wide}: each is tried on one of the two only. */
export type Text = 'prose' | 'wide'
const registries: Readonly<Record<Text, Registry>> = { prose: new Registry('prose', true), wide: new Registry('wide', true) }
/** For runs with a few rules: trying the patterns of all the others would cost more than the rules do. */
const few: Readonly<Record<Text, Registry>> = { prose: new Registry('prose', false), wide: new Registry('wide', false) }
let current = registries

/** Whether the passes to come are for a few rules or for most of them. What they find is the same. */
export function expectFewRules(isFew: boolean): void {
  current = isFew ? few : registries
}

/** Finds the places for every anchored pattern in a text; `units` are its UTF-16 units. */
export const passOver = (of: Text, text: string, units: Uint16Array): Pass => current[of].passOver(text, units)

/** All matches of a global pattern in the text of a pass. Undefined when the pattern is better scanned plainly. */
export function anchoredMatches({ registry, text, places, found }: Pass, pattern: RegExp): readonly RegExpExecArray[] | undefined {
  const number = registry.note(pattern)
  if (number === undefined || number >= places.length) return undefined
  const own = places[number]
  return own ? found[number] ??= matchesAt(registry.patterns[number]!, text, own) : none
}

/**
 * The index of the first of the patterns, from `from` on, that matches in the text of a pass; -1 if there is none. One that
 * is better scanned plainly counts as matching.
 */
export function firstFound({ registry, text, places, found }: Pass, patterns: readonly RegExp[], from: number): number {
  const numbers = registry.numbersOf(patterns)
  if (!numbers) return from < patterns.length ? from : -1
  for (let i = from; i < numbers.length; i++) {
    const number = numbers[i]!
    const own = places[number]
    if (own === undefined ? number >= places.length : (found[number] ??= matchesAt(registry.patterns[number]!, text, own)).length > 0) return i
  }
  return -1
}

/** The patterns that take part in the pass so far, for tests. */
export function anchoredPatterns(of: Text = 'wide'): readonly RegExp[] {
  return registries[of].patterns.flatMap(({ pattern }) => pattern ?? [])
}

/** What the build writes into `anchors.json`, once every rule has had its turn a few times. */
export const preparedAnchors = (): Record<Text, Prepared> => ({ prose: registries.prose.serialise(), wide: registries.wide.serialise() })

let prepared: Partial<Record<Text, Prepared>> | undefined

/** What the build wrote; nothing when the sources run as they are. */
function preparedByBuild(of: Text): Prepared | undefined {
  if (!prepared) {
    try {
      prepared = JSON.parse(Buffer.from(readData('anchors.json')).toString()) as Record<Text, Prepared>
    } catch {
      prepared = {}
    }
  }
  return prepared[of]
}
