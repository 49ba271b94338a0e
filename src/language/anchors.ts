import { gather } from '../article/gather.js'
import { readData } from './data.js'
import { EDGE, placesOf } from './pattern-places.js'

/**
 * Where a pattern can match at all. A pattern that begins with `[『「]` need not look at an article of 4,000 characters
 * that holds neither: one pass over the text tries every such pattern only where one of its *anchors* stands, a unit that is
 * rare and always at the same distance from the beginning of a match, and where what must stand next to it stands there too.
 * The result is that of a plain global scan; what cannot be anchored is scanned plainly.
 */
interface Anchor {
  units: ReadonlySet<number>
  /** What must stand around the anchor, as seen from it: looking there is cheaper than trying the pattern. At most two places. */
  checks: { at: number; units: ReadonlySet<number> }[]
}

interface Anchors {
  /** How many times per mille of the text the pattern would be tried, a look around an anchor being a twentieth of a try. */
  cost: number
  /** Where a match begins, seen from its anchor: 0 at it, -1 one unit before it, 1 right behind it (the end of a lookbehind). */
  shift: number
  /** One for each way in which the pattern can match. */
  anchors: Anchor[]
}

/** The anchors of a pattern, the cheapest that every way of matching has; undefined if there are none. */
export function anchorsOf(pattern: RegExp): Anchors | undefined {
  const ways = placesOf(pattern)
  if (!ways?.length) return undefined
  let best: Anchors | undefined
  for (const apart of [ways, [union(ways)]]) for (const place of apart[0]!.keys()) {
    if (!apart.every((way) => way.has(place) && !way.get(place)!.has(EDGE))) continue
    const anchors = apart.map((way): Anchor => ({
      units: way.get(place)!,
      checks: [...way].filter(([other]) => other !== place).sort((a, b) => perMille(a[1]) - perMille(b[1])).slice(0, 2).map(([other, units]) => ({ at: other - place, units })),
    }))
    const cost = anchors.reduce((sum, anchor) => sum + costOf(anchor), 0)
    if (!best || cost < best.cost) best = { cost, shift: place === 0 ? 0 : -place, anchors }
  }
  return best
}

/** What stands at a place whichever way the pattern matches. */
function union(ways: readonly Map<number, ReadonlySet<number>>[]): Map<number, ReadonlySet<number>> {
  const [first, ...rest] = ways
  return new Map([...first!].flatMap(([place, units]) => rest.every((way) => way.has(place)) ? [[place, new Set([...units, ...rest.flatMap((way) => [...way.get(place)!])])]] : []))
}

/** Per mille of the units of news copy that are among the most frequent; what the rest are taken for is below. */
const common = new Map([...'的39，48。21、20一11是7在8国10中9人9年8大8和8了7有7发8业8不6业8行6会6全6展5工6生6新5对5上5为6经5“8”8'.matchAll(/(\D)(\d+)/gu)].map((m) => [m[1]!.charCodeAt(0), Number(m[2])] as const))
for (let digit = 0x30; digit <= 0x39; digit++) common.set(digit, 3)

function perMille(units: ReadonlySet<number>): number {
  let sum = 0
  for (const unit of units) sum += common.get(unit) ?? (unit >= 0x4E00 && unit <= 0x9FFF ? 0.3 : unit < 0x80 ? 0.2 : 0.02)
  return sum
}

function costOf({ units, checks }: Anchor): number {
  return perMille(units) * (0.05 + checks.reduce((share, check) => share * Math.min(1, perMille(check.units) / 1000), 1))
}

/** `sticky` is made when it is first wanted: most patterns never are, in a run over one article. */
interface Anchored { pattern: RegExp | undefined; source: string; flags: string; sticky: RegExp | undefined; shift: number; number: number }

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
  /** Five numbers for each member: pattern, set and place of the first look, set and place of the second. */
  members: Int16Array
  /** kind → one bit for each set that holds it, in so many `words`. */
  bits: Uint32Array
  words: number
}
const PER_MEMBER = 5

/** A {@link Registry} as data. Patterns are named by flags and source; groups and sets are named by number. */
export interface Prepared {
  anchored: [flags: string, source: string, shift: number][]
  plain: string[]
  /** The sets of units that members ask for: each as text, and as the kinds of unit in it. */
  sets: [units: string, kinds: number[]][]
  members: Member[]
  groups: number[][]
  units: string
  groupOf: number[]
  kindOf: number[]
}

type Member = [pattern: number, first: number, firstAt: number, second: number, secondAt: number]
/** The set that holds every unit, and the kind that is in every set: what lies beyond the ends of the text. */
const ANY = 0
const OUTSIDE = 1
/** What one pass found: a list of matches for each of the patterns there were. */
export interface Pass { registry: Registry; size: number; found: RegExpExecArray[][] }
const none: readonly RegExpExecArray[] = []

/** Every anchored pattern that any rule has used more than a few times, ready for the one pass. */
class Registry {
  readonly patterns: Anchored[] = []
  readonly numbers = new Map<RegExp, number>()
  private readonly uses = new Map<RegExp, number>()
  /** Sets of units that members ask for, as sorted text; the first is {@link ANY}. */
  private readonly sets: string[] = ['']
  private readonly asked: Member[] = []
  /** The units that are an anchor of something → members; put into tables when the next pass wants them. */
  private readonly anchorsAt = new Map<number, number[]>()
  private isStale = false
  /** For each pattern, the first place at which it may match again in the pass under way: behind its last match. */
  private next = new Int32Array(0)
  private tables: Tables = { isAnchor: new Uint8Array(0x10000), info: new Uint32Array(0x10000), starts: new Uint32Array(2), members: new Int16Array(0), bits: new Uint32Array(2).fill(0xFFFFFFFF), words: 1 }
  /** Numbers of the patterns that the build prepared, by flags and source; -1 for those better scanned plainly. */
  private readonly prepared = new Map<string, number>()
  private isPrepared = false

  /** `usePrepared`: begin with all the patterns that the build knows. */
  constructor(private readonly of: Text, private readonly usePrepared: boolean) {}

  passOver(text: string, units: Uint16Array): Pass {
    if (!this.isPrepared) this.prepare()
    return { registry: this, size: this.patterns.length, found: this.pass(text, units) }
  }

  /** Takes what the build found out about the rules' patterns, so that a run over one article need not. */
  private prepare(): void {
    this.isPrepared = true
    const ready = this.usePrepared ? preparedByBuild(this.of) : undefined
    if (!ready) return
    const { anchored, plain, sets, members, groups, units, groupOf } = ready
    for (const [flags, source, shift] of anchored) this.prepared.set(`${flags}/${source}`, this.add(source, flags, shift))
    for (const key of plain) this.prepared.set(key, -1)
    for (const [set] of sets.slice(1)) this.sets.push(set)
    this.asked.push(...members)
    for (let i = 0; i < units.length; i++) if (groupOf[i]! > 0) this.anchorsAt.set(units.charCodeAt(i), [...groups[groupOf[i]! - 1]!])
    this.tables = tablesOf(ready)
  }

  private add(source: string, flags: string, shift: number, pattern?: RegExp): number {
    return this.patterns.push({ pattern, source, flags, sticky: undefined, shift, number: this.patterns.length }) - 1
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
      anchored: this.patterns.map((p) => [p.flags, p.source, p.shift]),
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
    const number = this.add(pattern.source, pattern.flags, found.shift, pattern)
    this.numbers.set(pattern, number)
    for (const { units, checks: [first, second] } of found.anchors) {
      const member = this.asked.push([number, this.setOf(first?.units), first?.at ?? 0, this.setOf(second?.units), second?.at ?? 0]) - 1
      for (const unit of units) gather(this.anchorsAt, unit, member)
    }
    this.isStale = true
    return undefined // this article's pass may be over already
  }

  private setOf(units: ReadonlySet<number> | undefined): number {
    if (!units) return ANY
    // outside the text every check holds
    const text = String.fromCharCode(...[...units].filter((unit) => unit !== EDGE).sort((a, b) => a - b))
    const known = this.sets.indexOf(text)
    return known < 0 ? this.sets.push(text) - 1 : known
  }

  /** Tries every pattern where its anchors stand. */
  private pass(text: string, units: Uint16Array): RegExpExecArray[][] {
    if (this.isStale) this.tables = tablesOf(this.serialise())
    this.isStale = false
    const { tables, patterns } = this
    const next = this.next = this.next.length === patterns.length ? this.next.fill(0) : new Int32Array(patterns.length)
    const { isAnchor } = tables
    const found: RegExpExecArray[][] = new Array(patterns.length)
    for (let i = 0; i < units.length; i++) if (isAnchor[units[i]!] === 1) tryAll(tables, patterns, next, text, units, i, found)
    return found
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
const unescaped = (source: string): string => source.replace(/\\u([\da-f]{4})/gu, (_, unit: string) => String.fromCharCode(Number.parseInt(unit, 16)))

const unitsIn = (text: string): number[] => Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))

function tryAll({ info, starts, members, bits, words }: Tables, patterns: readonly Anchored[], next: Int32Array, text: string, units: Uint16Array, i: number, found: RegExpExecArray[][]): void {
  const group = info[units[i]!]! >>> 16
  const end = starts[group + 1]!
  for (let k = starts[group]!; k < end; k += PER_MEMBER) {
    let set = members[k + 1]!
    let at = i + members[k + 2]!
    let kind = at < 0 || at >= units.length ? OUTSIDE : info[units[at]!]! & 0xFFFF
    if ((bits[kind * words + (set >> 5)]! >>> (set & 31) & 1) === 0) continue
    set = members[k + 3]!
    at = i + members[k + 4]!
    kind = at < 0 || at >= units.length ? OUTSIDE : info[units[at]!]! & 0xFFFF
    if ((bits[kind * words + (set >> 5)]! >>> (set & 31) & 1) === 0) continue
    const pattern = patterns[members[k]!]!
    at = i + pattern.shift
    if (at < next[pattern.number]! || at < 0) continue
    const m = matchAt(pattern, text, at)
    if (m === null) continue
    next[pattern.number] = at + (m[0].length || 1)
    const list = found[pattern.number]
    if (list) list.push(m)
    else found[pattern.number] = [m]
  }
}

function matchAt(pattern: Anchored, text: string, at: number): RegExpExecArray | null {
  const sticky = pattern.sticky ??= new RegExp(pattern.source, `${pattern.flags.replace('g', '')}y`)
  sticky.lastIndex = at
  return sticky.exec(text)
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

/** Tries every anchored pattern on a text; `units` are its UTF-16 units. */
export const passOver = (of: Text, text: string, units: Uint16Array): Pass => current[of].passOver(text, units)

/** All matches of a global pattern in the text of a pass. Undefined when the pattern is better scanned plainly. */
export function anchoredMatches({ registry, size, found }: Pass, pattern: RegExp): readonly RegExpExecArray[] | undefined {
  const number = registry.note(pattern)
  return number !== undefined && number < size ? found[number] ?? none : undefined
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
