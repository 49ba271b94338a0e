/**
 * What must stand where, if a pattern is to match: read off the pattern's source. `[『「]` at the beginning of a match, 号
 * two units behind it, a comma or the beginning of a line right before it. The reader never leaves out a unit that can stand
 * at a place; where it does not know, it says so.
 */

/** UTF-16 units that can stand at a place; `undefined` is "any". {@link EDGE} among them: the place may lie outside the text. */
export type Units = ReadonlySet<number> | undefined

/** Stands in a set for "there may be no such place": `^` at the beginning of the text. */
export const EDGE = -1
const MOST = 400
/** Places at most so far from the beginning of a match are looked at. */
const FAR = 6
/** Ways of matching that are told apart; more are taken together. */
const WAYS = 16

/**
 * One way in which a part of a pattern can match. Places are counted in units, as if every code point were one unit: whoever
 * reads on behind a place that can hold any code point must stop there (see {@link placesOf}).
 */
interface Way {
  /** What stands at its first unit, its second… as far as that does not depend on the rest. */
  head: Units[]
  /** What stands at its last unit, the one before that… */
  tail: Units[]
  /** It takes exactly `head.length` code points, and `tail` is `head` backwards. */
  exact: boolean
  /** What stands right before it, one further to the left… (a lookbehind at its beginning). */
  back: Units[]
  /** What stands right behind it… (a lookahead at its end). Of an exact way only. */
  ahead: Units[]
}

const empty: Way = { head: [], tail: [], exact: true, back: [], ahead: [] }
const unknown: Way = { head: [], tail: [], exact: false, back: [], ahead: [] }

class Unknown extends Error {}

/** For each way in which the pattern can match: place (0 is the first unit of the match, -1 the one before it) → units. */
export function placesOf(pattern: RegExp): Map<number, ReadonlySet<number>>[] | undefined {
  try {
    return new Reader(pattern.source, pattern.flags).disjunction().map((way) => {
      const places = new Map<number, ReadonlySet<number>>()
      const right = [...way.head, ...(way.exact ? way.ahead : [])]
      // behind a code point that may take two units no place is known any more
      for (const [step, list] of [[1, right], [-1, way.back]] as const) for (let i = 0; i < Math.min(list.length, FAR); i++) {
        const units = list[i]
        if (units && units.size <= MOST) places.set(step > 0 ? i : -1 - i, units)
        if (!units || hasAstral(units)) break
      }
      return places
    })
  } catch (error) {
    if (error instanceof Unknown) return undefined // a syntax this reader does not know
    throw error
  }
}

/** Reads just enough of a regular expression to know what must stand where. */
class Reader {
  private at = 0
  private readonly ignoreCase: boolean
  private readonly lines: boolean
  constructor(private readonly source: string, flags: string) {
    this.ignoreCase = flags.includes('i')
    this.lines = flags.includes('m')
    if (flags.includes('v') || flags.includes('s') || !flags.includes('u')) throw new Unknown()
  }

  disjunction(): Way[] {
    const ways: Way[] = []
    for (;;) {
      ways.push(...this.alternative())
      if (this.source[this.at] !== '|') break
      this.at++
    }
    return fewer(ways)
  }

  private alternative(): Way[] {
    let ways = [empty]
    while (this.at < this.source.length && this.source[this.at] !== '|' && this.source[this.at] !== ')') ways = joinAll(ways, this.term())
    return ways
  }

  private term(): Way[] {
    const { source } = this
    const c = source[this.at]!
    if (c === '^' || c === '$') {
      this.at++
      const edge = new Set(this.lines ? [EDGE, 0x0A, 0x0D, 0x2028, 0x2029] : [EDGE])
      return [c === '^' ? { ...empty, back: [edge] } : { ...empty, ahead: [edge] }]
    }
    if (c === '(') {
      for (const [opening, kind] of [['(?=', 'ahead'], ['(?!', 'not'], ['(?<=', 'behind'], ['(?<!', 'not']] as const) if (source.startsWith(opening, this.at)) {
        this.at += opening.length
        const ways = this.group()
        if (kind === 'not') return [empty]
        return ways.map((way) => kind === 'ahead'
          ? { ...empty, ahead: way.exact ? [...way.head, ...way.ahead] : way.head }
          : { ...empty, back: way.exact ? [...way.tail, ...way.back] : way.tail })
      }
      if (source.startsWith('(?:', this.at)) this.at += 3
      else if (source.startsWith('(?<', this.at)) this.at = source.indexOf('>', this.at) + 1
      else if (source.startsWith('(?', this.at)) throw new Unknown()
      else this.at++
      return this.quantified(this.group())
    }
    const units = this.atom()
    if (units === 'boundary') return [empty]
    if (units === 'reference') return this.quantified([unknown])
    return this.quantified([{ ...empty, head: [units], tail: [units && hasAstral(units) ? undefined : units] }])
  }

  private group(): Way[] {
    const ways = this.disjunction()
    if (this.source[this.at] !== ')') throw new Unknown()
    this.at++
    return ways
  }

  private quantified(ways: Way[]): Way[] {
    const quantifier = /[*+?]|\{(\d+)(?:(,)(\d*))?\}/y
    quantifier.lastIndex = this.at
    const found = quantifier.exec(this.source)
    if (!found) return ways
    this.at += found[0].length
    if (this.source[this.at] === '?') this.at++
    const [mark, low, comma, high] = found
    const least = low !== undefined ? Number(low) : mark === '+' ? 1 : 0
    const most = mark === '?' ? 1 : low === undefined || (comma && !high) ? Infinity : high ? Number(high) : least
    const repeated = (times: number): Way[] => {
      let all = [empty]
      for (let i = 0; i < Math.min(times, FAR); i++) all = joinAll(all, ways)
      return times > FAR ? all.map(opened) : all
    }
    if (most === least) return repeated(least)
    // each count by itself, if they are few: \d{1,2}年
    if (most - least <= 2) return fewer(Array.from({ length: most - least + 1 }, (_, i) => repeated(least + i)).flat())
    return fewer([...repeated(least), ...joinAll(repeated(least + 1), [unknown])])
  }

  /** One character, class or escape: the units it can begin with. */
  private atom(): Units | 'boundary' | 'reference' {
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

  private one(point: number): ReadonlySet<number> {
    const units = new Set([unitOf(point)])
    if (this.ignoreCase) for (const other of [String.fromCodePoint(point).toLowerCase(), String.fromCodePoint(point).toUpperCase()]) units.add(unitOf(other.codePointAt(0)!))
    return units
  }

  private escape(): number | Units | 'boundary' | 'reference' {
    const { source } = this
    const c = source[++this.at]!
    this.at++
    switch (c) {
      case 'b': case 'B': return 'boundary'
      case 'd': return range(0x30, 0x39)
      case 'D': case 'W': case 'S': return undefined
      case 'w': return new Set([...range(0x30, 0x39), ...range(0x41, 0x5A), ...range(0x61, 0x7A), 0x5F])
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
      case 'c': throw new Unknown()
      default:
        if (c >= '1' && c <= '9') {
          while (/\d/u.test(source[this.at] ?? '')) this.at++
          return 'reference'
        }
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
    const units = new Set<number>()
    while (source[this.at] !== ']') {
      if (this.at >= source.length) throw new Unknown()
      const low = this.classMember()
      if (low === undefined) {
        this.skipClass()
        return undefined
      }
      if (source[this.at] === '-' && source[this.at + 1] !== ']' && typeof low === 'number') {
        this.at++
        const high = this.classMember()
        if (typeof high !== 'number') throw new Unknown()
        if (high - low > MOST) {
          this.skipClass()
          return undefined
        }
        for (const unit of this.ignoreCase ? eachCase(low, high) : range(unitOf(low), unitOf(high))) units.add(unit)
      } else for (const unit of typeof low === 'number' ? this.one(low) : low) units.add(unit)
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
      if (typeof escaped === 'string') throw new Unknown()
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

const joinAll = (before: readonly Way[], after: readonly Way[]): Way[] => {
  const [a, b] = before.length * after.length <= WAYS ? [before, after] : before.length <= WAYS ? [before, [together(after)]] : [[together(before)], [together(after)]]
  return a.flatMap((x) => b.map((y) => join(x, y)))
}

/** One part after the other. */
function join(a: Way, b: Way): Way {
  const length = a.head.length
  if (!a.exact) {
    return { head: a.head, back: a.back, exact: false, ahead: [], tail: b.exact ? [...b.tail, ...each(a.tail, b.back)] : b.tail }
  }
  // what b wants to stand before it holds of a's last places, and further to the left of what stands before a
  const own = each([...a.tail, ...a.back], b.back)
  const mine = each(a.head, own.slice(0, length).reverse())
  // what a wants to stand behind it holds of b's first places, and further to the right of what stands behind b
  const beyond = each(b.head, a.ahead)
  const theirs = b.exact ? beyond.slice(0, b.head.length) : beyond
  const head = [...mine, ...theirs]
  return {
    back: own.slice(length), head, exact: b.exact,
    ahead: b.exact ? each(b.ahead, beyond.slice(b.head.length)) : [],
    tail: b.exact ? head.map((units) => units && hasAstral(units) ? undefined : units).reverse() : b.tail,
  }
}

/** What two demands on the same places say together: the narrower of the two is enough. */
function each(a: readonly Units[], b: readonly Units[]): Units[] {
  return Array.from({ length: Math.max(a.length, b.length) }, (_, i) => {
    const x = a[i]
    const y = b[i]
    return !x || (y && y.size < x.size) ? y : x
  })
}

const opened = (way: Way): Way => ({ ...way, exact: false, ahead: [], tail: [] })
const fewer = (ways: Way[]): Way[] => ways.length <= WAYS ? ways : [together(ways)]

/** What holds whichever of the ways matches. */
function together(ways: readonly Way[]): Way {
  return ways.reduce((a, b) => {
    const all = (x: Units[], y: Units[]): Units[] => Array.from({ length: Math.min(x.length, y.length) }, (_, i) => x[i] && y[i] ? new Set([...x[i], ...y[i]]) : undefined)
    const exact = a.exact && b.exact && a.head.length === b.head.length
    return { head: all(a.head, b.head), tail: all(a.tail, b.tail), back: all(a.back, b.back), ahead: exact ? all(a.ahead, b.ahead) : [], exact }
  })
}

const hasAstral = (units: ReadonlySet<number>): boolean => {
  for (const unit of units) if (unit >= 0xD800 && unit <= 0xDBFF) return true
  return false
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
