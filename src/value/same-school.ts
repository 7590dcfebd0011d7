/**
 * Two names of schools come in; whether they may well mean the same school goes out: full and short names agree (岳阳市第十二中学,
 * 市十二中; 汨罗市示例小学, 汨罗示例小学), different numbers never do (一中, 十一中), nor a county and a city of one name.
 */
import { inChinese } from './chinese-number.ts'
import { compare } from './compare.ts'
import { grown } from './grouped.ts'
import { normaliseHeading } from './text.ts'

export function sameSchool(a: string, b: string): boolean {
  return a === b || sameSchoolKey(schoolKey(a), schoolKey(b))
}

/** For comparing many: `schoolKey` once per name, then this. */
export function sameSchoolKey(a: string, b: string): boolean {
  if (a === b) return a !== ''
  // Most names end differently, and then nothing else matters.
  if (a === '' || b === '' || a[a.length - 1] !== b[b.length - 1]) return false
  return endsAlike(a, b) || endsAlike(withoutRanks(a), b) || endsAlike(a, withoutRanks(b))
}

/** Names one by one, of which those that may well mean the same school as another are found without a look at all of them. */
export function namesOfSchools(all: Iterable<string> = []): { add(name: string): void; alike(name: string): string[] } {
  const byEnd = new Map<string, Map<string, string>>()
  // One of two keys that agree is the end of the other, of two characters or more.
  const endOf = (key: string) => key.slice(-2)
  const add = (name: string) => {
    const key = schoolKey(name)
    grown(byEnd, endOf(key), () => new Map()).set(name, key)
  }
  for (const name of all) add(name)
  return {
    add,
    alike(name) {
      const key = schoolKey(name)
      return [...(byEnd.get(endOf(key)) ?? [])]
        .filter(([other, its]) => other === name || sameSchoolKey(its, key))
        .map(([other]) => other)
    },
  }
}

/** Of those on a list, the one that a name means: the very name first, else the only one that may well be it; two that may are none. */
export function schoolMeant<T extends { key: string }>(listed: readonly T[], key: string): T | undefined {
  const alike = listed.filter((each) => sameSchoolKey(each.key, key))
  return alike.find((each) => each.key === key) ?? (alike.length === 1 ? alike[0] : undefined)
}

/** Of more, each name is a school: nobody has as many in a county, and every name would be compared with every other. */
const MOST_COMPARED = 5_000

/** Names of schools of one county come in; each goes to the fullest of those that mean the same school. One that may mean two is one of its own. */
export function schoolsByName(all: Iterable<string>): (name: string) => string {
  const keyed = Array.from(new Set(all), (name) => ({ name, key: schoolKey(name) }))
  if (keyed.length > MOST_COMPARED) return (name) => name
  const fullest = namesOfSchools()
  const meant = new Map<string, string>()
  for (const { name, key } of keyed.sort((a, b) => b.key.length - a.key.length || compare(a.name, b.name))) {
    const alike = fullest.alike(name).map((other) => ({ name: other, key: schoolKey(other) }))
    const known = schoolMeant(alike, key)
    meant.set(name, known?.name ?? name)
    if (!known) fullest.add(name)
  }
  return (name) => meant.get(name) ?? name
}

function endsAlike(a: string, b: string): boolean {
  if (a === b) return true
  const [long, short] = a.length > b.length ? [a, b] : [b, a]
  if (short.length < 2 || !long.endsWith(short)) return false
  // 一中 is the end of 十一中, and 实验小 that of 第二实验小.
  const rest = long.slice(0, long.length - short.length)
  return !/[一二三四五六七八九十百零〇\d]$/u.test(rest)
}

/** 岳阳市汨罗市示例小 → 岳阳汨罗示例小: units by their short names. Of one name alone: 岳阳县一中 is not 岳阳市一中. */
function withoutRanks(key: string): string {
  return key.replace(/^(.{2,4}?)[省市县区](?:(.{2,4}?)[市县区])?(?:(.{2,4}?)[县区])?(?=.{2})/u, '$1$2$3')
}

/** What is left of a school's name when habit is taken away: 第, 学校, brackets, blanks; numbers as Chinese numerals. */
export function schoolKey(name: string): string {
  return normaliseHeading(name)
    .replace(/[()·"'“”‘’]+/gu, '')
    .replace(/\d+/gu, numbered)
    .replace(/第(?=[一二三四五六七八九十百])/gu, '')
    .replace(/初级中学|初中学校/gu, '初中')
    .replace(/高级中学/gu, '高中')
    .replace(/中学校?$|中学(?=[\p{L}]*(?:部|校区)$)/u, '中')
    .replace(/(?:完全)?小学校?/u, '小')
    .replace(/幼儿园|幼稚园/u, '幼')
    .replace(/学校$/u, '')
}

/** Up to 99, as schools are numbered: 12 → 十二. */
function numbered(digits: string): string {
  const value = Number(digits)
  return value < 1 || value > 99 ? digits : inChinese(value)
}
