import { readData } from './data.js'

/**
 * Where a pattern can match at all. A pattern that begins with `[『「]` need not look at an article of 4,000 characters
 * that holds neither: the units a match can begin with (its *anchors*) are read off the pattern's source, and one pass
 * over the text tries every anchored pattern only where one of its anchors stands. The result is that of a plain global
 * scan; what cannot be anchored is scanned plainly.
 */
/** UTF-16 units; `undefined` stands for "any". */
type Units = Set<number> | undefined

interface Anchors {
  units: Set<number>
  /** Where a match begins, seen from its anchor: 0 at it, -1 one unit before it, 1 right behind it (the end of a lookbehind). */
  shift: number
  /** Another unit that must stand at a fixed distance from the anchor: looking there is cheaper than trying the pattern. */
  also?: { units: Set<number>; at: number }
}

const MOST = 400

/**
 * The anchors of a pattern: the rarest of the units that must stand right before its match, at its beginning, or at a fixed
 * distance from there. Undefined if there are none worth using. Never leaves out a unit that can stand at that place.
 */
export function anchorsOf(pattern: RegExp): Anchors | undefined {
  try {
    const { first, nullable, fixed, before } = new Reader(pattern.source, pattern.flags).disjunction()
    const places = [{ units: nullable ? undefined : first, shift: 0 }, ...fixed.map((units, i) => ({ units, shift: i === 0 ? 0 : -i })), { units: before, shift: 1 }]
    const usable = places.filter((place): place is { units: Set<number>; shift: number } => place.units !== undefined && place.units.size <= MOST)
    usable.sort((a, b) => perMille(a.units) - perMille(b.units))
    const [best] = usable
    const other = usable.find((place) => place.shift !== best!.shift)
    return best && { ...best, ...(other ? { also: { units: other.units, at: best.shift - other.shift } } : {}) }
  } catch {
    // a syntax this reader does not know: the plain scan is always right
  }
  return undefined
}

interface Part {
  /** What the part can begin with, and whether it can match without taking anything. */
  first: Units
  nullable: boolean
  /** What must stand at the first, second, third… unit of the part, as far as that does not depend on how it matches. */
  fixed: Units[]
  /** What must stand at its last unit, the one before that… */
  fixedEnd: Units[]
  /** The part always takes exactly as many units as `fixed` tells of. */
  exact: boolean
  /** Units that must stand right before the part, if a lookbehind at its start says so. */
  before?: Units
}

const nothing: Part = { first: new Set(), nullable: true, fixed: [], fixedEnd: [], exact: true }
const FAR = 6

class Unknown extends Error {}

/** Reads just enough of a regular expression to know what it can begin with. */
class Reader {
  private at = 0
  private readonly ignoreCase: boolean
  constructor(private readonly source: string, flags: string) {
    this.ignoreCase = flags.includes('i')
    if (flags.includes('v') || flags.includes('s')) throw new Unknown()
  }

  disjunction(): Part {
    let result: Part | undefined
    for (;;) {
      const part = this.alternative()
      result = result ? either(result, part) : part
      if (this.source[this.at] !== '|') break
      this.at++
    }
    return result
  }

  private alternative(): Part {
    let first: Units = new Set()
    let nullable = true
    let fixed: Units[] = []
    let fixedEnd: Units[] = []
    let exact = true // false: what follows stands at no fixed distance
    let before: Units
    while (this.at < this.source.length && this.source[this.at] !== '|' && this.source[this.at] !== ')') {
      const { part, look } = this.term()
      if (look === 'behind') {
        // wherever it stands, as long as we know how far behind the beginning that is
        if (exact) before ??= part.fixedEnd[fixed.length]
      } else if (look === 'ahead') {
        // what follows must be both: what the lookahead says is enough
        if (exact && fixed.length + part.fixed.length <= FAR && this.atEnd()) fixed = [...fixed, ...part.fixed]
        if (this.atEnd()) exact = false
      } else if (!look) {
        fixedEnd = (part.exact ? [...part.fixedEnd, ...fixedEnd] : part.fixedEnd).slice(0, FAR)
        if (nullable) first = union(first, part.first)
        nullable &&= part.nullable
        if (exact) {
          fixed = [...fixed, ...part.fixed].slice(0, FAR)
          exact = part.exact && fixed.length < FAR
        }
      }
    }
    return { first, nullable, fixed, fixedEnd, exact, before }
  }

  /** Nothing but the end of the alternative is left. */
  private atEnd(): boolean {
    return this.at >= this.source.length || this.source[this.at] === '|' || this.source[this.at] === ')'
  }

  private term(): { part: Part; look?: 'ahead' | 'behind' | 'other' } {
    const { source } = this
    const c = source[this.at]!
    if (c === '^' || c === '$') {
      this.at++
      return { part: nothing, look: 'other' }
    }
    if (c === '(') {
      if (source.startsWith('(?=', this.at) || source.startsWith('(?!', this.at)) {
        const positive = source[this.at + 2] === '='
        this.at += 3
        const part = this.group()
        return positive ? { part, look: 'ahead' } : { part, look: 'other' }
      }
      if (source.startsWith('(?<=', this.at) || source.startsWith('(?<!', this.at)) {
        const positive = source[this.at + 3] === '='
        this.at += 4
        const part = this.group()
        return positive ? { part, look: 'behind' } : { part: nothing, look: 'other' }
      }
      if (source.startsWith('(?:', this.at)) this.at += 3
      else if (source.startsWith('(?<', this.at)) this.at = source.indexOf('>', this.at) + 1
      else if (source.startsWith('(?', this.at)) throw new Unknown()
      else this.at++
      return { part: this.quantified(this.group()) }
    }
    const units = this.atom()
    if (units === 'boundary') return { part: nothing, look: 'other' }
    // a class that may hold astral characters takes one unit or two
    return { part: this.quantified({ first: units, nullable: false, fixed: [units], fixedEnd: [endingWith(units)], exact: units !== undefined && ![...units].some((unit) => unit >= 0xD800 && unit <= 0xDBFF) }) }
  }

  private group(): Part {
    const part = this.disjunction()
    if (this.source[this.at] !== ')') throw new Unknown()
    this.at++
    return part
  }

  private quantified(part: Part): Part {
    const m = /[*+?]|\{(\d+)(?:(,)(\d*))?\}/y
    m.lastIndex = this.at
    const found = m.exec(this.source)
    if (!found) return part
    this.at += found[0].length
    if (this.source[this.at] === '?') this.at++
    const least = found[1] !== undefined ? Number(found[1]) : found[0] === '+' ? 1 : 0
    const exactly = found[1] !== undefined && (found[2] === undefined || found[3] === found[1])
    if (least === 0) return { first: part.first, nullable: true, fixed: [], fixedEnd: [], exact: false }
    if (!part.exact) return { ...part, exact: false }
    let fixed = part.fixed
    let { fixedEnd } = part
    for (let i = 1; i < least && fixed.length < FAR; i++) {
      fixed = [...fixed, ...part.fixed]
      fixedEnd = [...fixedEnd, ...part.fixedEnd]
    }
    return { ...part, fixed: fixed.slice(0, FAR), fixedEnd: fixedEnd.slice(0, FAR), exact: exactly && fixed.length < FAR }
  }

  /** One character, class or escape: the units it can begin with. */
  private atom(): Units | 'boundary' {
    const { source } = this
    const c = source[this.at]!
    if (c === '.') {
      this.at++
      return undefined
    }
    if (c === '[') return this.characterClass()
    if (c === '\\') {
      const escaped = this.escape()
      return typeof escaped === 'number' ? this.one(escaped) : escaped
    }
    const point = source.codePointAt(this.at)!
    this.at += point > 0xFFFF ? 2 : 1
    return this.one(point)
  }

  private one(point: number): Units {
    const units = new Set([unitOf(point)])
    if (this.ignoreCase) for (const other of [String.fromCodePoint(point).toLowerCase(), String.fromCodePoint(point).toUpperCase()]) units.add(unitOf(other.codePointAt(0)!))
    return units
  }

  private escape(): number | Units | 'boundary' {
    const { source } = this
    const c = source[++this.at]!
    this.at++
    switch (c) {
      case 'b': case 'B': return 'boundary'
      case 'd': return range(0x30, 0x39)
      case 'D': case 'W': case 'S': return undefined
      case 'w': return union(union(range(0x30, 0x39), range(0x41, 0x5A)), union(range(0x61, 0x7A), new Set([0x5F])))
      case 's': return new Set([0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF, ...range(0x2000, 0x200A)])
      case 'p': case 'P':
        this.at = source.indexOf('}', this.at) + 1
        return undefined
      case 'k': throw new Unknown()
      case 'n': return 0x0A
      case 'r': return 0x0D
      case 't': return 0x09
      case 'f': return 0x0C
      case 'v': return 0x0B
      case '0': return 0
      case 'x': return Number.parseInt(source.slice(this.at, this.at += 2), 16)
      case 'u':
        if (source[this.at] === '{') {
          const end = source.indexOf('}', this.at)
          const point = Number.parseInt(source.slice(this.at + 1, end), 16)
          this.at = end + 1
          return point
        }
        return Number.parseInt(source.slice(this.at, this.at += 4), 16)
      default:
        if (/[1-9c]/u.test(c)) throw new Unknown()
        return c.codePointAt(0)!
    }
  }

  private characterClass(): Units {
    const { source } = this
    this.at++
    if (source[this.at] === '^') {
      this.skipClass()
      return undefined
    }
    let units: Units = new Set()
    while (source[this.at] !== ']') {
      if (this.at >= source.length) throw new Unknown()
      const low = this.classMember()
      if (source[this.at] === '-' && source[this.at + 1] !== ']' && typeof low === 'number') {
        this.at++
        const high = this.classMember()
        if (typeof high !== 'number') throw new Unknown()
        units = high - low > MOST ? undefined : union(units, this.ignoreCase ? eachCase(low, high) : range(unitOf(low), unitOf(high)))
        if (!units) {
          this.skipClass()
          return undefined
        }
      } else units = union(units, typeof low === 'number' ? this.one(low) : low)
    }
    this.at++
    return units
  }

  private classMember(): number | Units {
    if (this.source[this.at] === '\\') {
      if (this.source[this.at + 1] === 'b') {
        this.at += 2
        return 0x08
      }
      const escaped = this.escape()
      if (escaped === 'boundary') throw new Unknown()
      return escaped
    }
    const point = this.source.codePointAt(this.at)!
    this.at += point > 0xFFFF ? 2 : 1
    return point
  }

  private skipClass(): void {
    for (; this.source[this.at] !== ']'; this.at++) if (this.source[this.at] === '\\') this.at++
    this.at++
  }
}

/** A character beyond the BMP ends in a unit that says nothing. */
const endingWith = (units: Units): Units => units && [...units].some((unit) => unit >= 0xD800 && unit <= 0xDBFF) ? undefined : units

/** What holds whichever of two parts matches. */
function either(a: Part, b: Part): Part {
  const both = (x: Units[], y: Units[]): Units[] => Array.from({ length: Math.min(x.length, y.length) }, (_, i) => x[i] && y[i] ? union(x[i], y[i]) : undefined)
  return {
    first: union(a.first, b.first), nullable: a.nullable || b.nullable,
    fixed: both(a.fixed, b.fixed), fixedEnd: both(a.fixedEnd, b.fixedEnd),
    exact: a.exact && b.exact && a.fixed.length === b.fixed.length,
    before: a.before && b.before ? union(a.before, b.before) : undefined,
  }
}

const unitOf = (point: number): number => point > 0xFFFF ? 0xD800 + ((point - 0x10000) >> 10) : point

function range(low: number, high: number): Set<number> {
  const units = new Set<number>()
  for (let unit = low; unit <= high; unit++) units.add(unit)
  return units
}

function eachCase(low: number, high: number): Set<number> {
  const units = new Set<number>()
  for (let point = low; point <= high; point++) for (const c of [String.fromCodePoint(point), String.fromCodePoint(point).toLowerCase(), String.fromCodePoint(point).toUpperCase()]) units.add(unitOf(c.codePointAt(0)!))
  return units
}

function union(a: Units, b: Units): Units {
  if (!a || !b) return undefined
  if (a.size === 0) return b
  if (b.size === 0) return a
  const both = new Set(a)
  for (const unit of b) both.add(unit)
  return both
}

/** Per mille of the units of news copy that are among the most frequent; the rest count as 0.3 together. */
const common = new Map([...'的39，48。21、20一11是7在8国10中9人9年8大8和8了7有7发8业8不6业8行6会6全6展5工6生6新5对5上5为6经5“8”8'.matchAll(/(\D)(\d+)/gu)].map((m) => [m[1]!.charCodeAt(0), Number(m[2])] as const))
for (let digit = 0x30; digit <= 0x39; digit++) common.set(digit, 3)

function perMille(units: Set<number>): number {
  let sum = 0
  for (const unit of units) sum += common.get(unit) ?? 0.3
  return sum
}

/** How many times per mille of the text the pattern would be tried; a look at a second unit costs a twentieth of that. */
function costOf({ units, also }: Anchors): number {
  const often = perMille(units)
  return also ? often * (0.05 + perMille(also.units) / 1000) : often
}

/** `sticky` is made when it is first wanted: most patterns never are, in a run over one article. */
interface Anchored { pattern?: RegExp; source: string; flags: string; sticky: RegExp | undefined; next: number; shift: number; number: number; also: Set<number> | undefined; alsoAt: number }

/** A {@link Registry} as data. Patterns are named by flags and source; `of` gives each of the `units` its group, counted from one. */
export interface Prepared {
  anchored: [flags: string, source: string, shift: number, also: string, alsoAt: number][]
  plain: string[]
  groups: number[][]
  units: string
  of: number[]
}

/** Every anchored pattern that any rule has used more than a few times, ready for the one pass. */
class Registry {
  readonly patterns: Anchored[] = []
  readonly numbers = new Map<RegExp, number>()
  private readonly uses = new Map<RegExp, number>()
  /** unit → 1 + index of `groups` */
  private readonly table = new Uint16Array(0x10000)
  private groups: Anchored[][] = []
  private readonly groupOf = new Map<string, number>()
  /** Numbers of the patterns that the build prepared, by flags and source; -1 for those better scanned plainly. */
  private readonly prepared = new Map<string, number>()
  private isPrepared = false

  /** Takes what the build found out about the rules' patterns, so that a run over one article need not. */
  private prepare(): void {
    this.isPrepared = true
    let text: string
    try {
      text = Buffer.from(readData('anchors.json')).toString()
    } catch {
      return // the sources have none
    }
    const { anchored, plain, groups, units, of } = JSON.parse(text) as Prepared
    for (const [flags, source, shift, also, alsoAt] of anchored) {
      const number = this.patterns.length
      this.patterns.push({ source, flags, sticky: undefined, next: 0, shift, number, also: also ? new Set(Array.from(also, (c) => c.charCodeAt(0))) : undefined, alsoAt })
      this.prepared.set(`${flags}/${source}`, number)
    }
    for (const key of plain) this.prepared.set(key, -1)
    this.groups = groups.map((members) => members.map((number) => this.patterns[number]!))
    groups.forEach((members, i) => this.groupOf.set(members.join(), i + 1))
    for (let i = 0; i < units.length; i++) this.table[units.charCodeAt(i)] = of[i]!
  }

  /** What {@link prepare} takes. */
  serialise(): Prepared {
    const units = [...this.table.keys()].filter((unit) => this.table[unit] !== 0)
    return {
      anchored: this.patterns.map((p) => [p.flags, p.source, p.shift, p.also ? String.fromCharCode(...p.also) : '', p.alsoAt]),
      plain: [...this.numbers].filter(([, number]) => number < 0).map(([pattern]) => `${pattern.flags}/${pattern.source}`),
      groups: this.groups.map((members) => members.map((m) => m.number)),
      units: String.fromCharCode(...units), of: units.map((unit) => this.table[unit]!),
    }
  }

  /** Counts a use; from the third on the pattern takes part in the pass if that is cheaper than a scan of its own. */
  note(pattern: RegExp): number | undefined {
    const known = this.numbers.get(pattern)
    if (known !== undefined) return known < 0 ? undefined : known
    if (!this.isPrepared) this.prepare()
    const ready = this.prepared.size ? this.prepared.get(`${pattern.flags}/${pattern.source}`) : undefined
    if (ready !== undefined) {
      this.numbers.set(pattern, ready)
      if (ready >= 0) this.patterns[ready]!.pattern = pattern
      return ready < 0 ? undefined : ready
    }
    const uses = (this.uses.get(pattern) ?? 0) + 1
    this.uses.set(pattern, uses)
    if (uses < 3) return undefined
    const anchors = anchorsOf(pattern)
    if (!anchors || costOf(anchors) > 10) {
      this.numbers.set(pattern, -1)
      return undefined
    }
    const number = this.patterns.length
    const anchored: Anchored = { pattern, source: pattern.source, flags: pattern.flags, sticky: undefined, next: 0, shift: anchors.shift, number, also: anchors.also?.units, alsoAt: anchors.also?.at ?? 0 }
    this.patterns.push(anchored)
    this.numbers.set(pattern, number)
    for (const unit of anchors.units) {
      const members = [...(this.groups[this.table[unit]! - 1] ?? []), anchored]
      const key = members.map((m) => m.number).join()
      let group = this.groupOf.get(key)
      if (group === undefined) {
        group = this.groups.push(members)
        this.groupOf.set(key, group)
      }
      this.table[unit] = group
    }
    return undefined // this article's pass may be over already
  }

  /** Tries every pattern where its anchors stand. */
  pass(text: string): RegExpExecArray[][] {
    const { table, groups, patterns } = this
    const found: RegExpExecArray[][] = new Array(patterns.length)
    for (const p of patterns) p.next = 0
    for (let i = 0; i < text.length; i++) {
      const group = table[text.charCodeAt(i)]!
      if (group !== 0) tryAll(groups[group - 1]!, text, i, found)
    }
    return found
  }
}

function tryAll(members: readonly Anchored[], text: string, i: number, found: RegExpExecArray[][]): void {
  for (let k = 0; k < members.length; k++) {
    const member = members[k]!
    if (member.also !== undefined && !member.also.has(text.charCodeAt(i + member.alsoAt))) continue
    const at = i + member.shift
    if (at < member.next || at < 0) continue
    const sticky = member.sticky ??= new RegExp(member.source, `${member.flags.replace('g', '')}y`)
    sticky.lastIndex = at
    const m = sticky.exec(text)
    if (m === null) continue
    member.next = at + (m[0].length || 1)
    const list = found[member.number]
    if (list) list.push(m)
    else found[member.number] = [m]
  }
}

const registry = new Registry()
interface Pass { text: string; size: number; found: RegExpExecArray[][] }
const passes = new WeakMap<object, Pass[]>()
/** The pass that was asked last: nearly always it is asked again, hundreds of times. */
let last: { owner: object; pass: Pass } = { owner: passes, pass: { text: '', size: 0, found: [] } }
const none: readonly RegExpExecArray[] = []

/**
 * All matches of a global pattern in `text`, a text of `owner` (an article: what was found in it lives as long as it
 * does). Undefined when the pattern is better scanned plainly.
 */
export function anchoredMatches(owner: object, text: string, pattern: RegExp): readonly RegExpExecArray[] | undefined {
  const number = registry.note(pattern)
  if (number === undefined) return undefined
  const pass = owner === last.owner && text === last.pass.text ? last.pass : passOver(owner, text)
  return number < pass.size ? pass.found[number] ?? none : undefined
}

function passOver(owner: object, text: string): Pass {
  let known = passes.get(owner)
  if (!known) passes.set(owner, (known = []))
  let pass = known.find((p) => p.text === text)
  if (!pass) known.push((pass = { text, size: registry.patterns.length, found: registry.pass(text) }))
  last = { owner, pass }
  return pass
}

/** The patterns that take part in the pass so far, for tests. */
export function anchoredPatterns(): readonly RegExp[] {
  return registry.patterns.flatMap(({ pattern }) => pattern ?? [])
}

/** What the build writes into `anchors.json`, once every rule has had its turn a few times. */
export const preparedAnchors = (): Prepared => registry.serialise()
