/**
 * All rows of a notice's records come in; one group for each person goes out, in the order in which they came. One person is who has one number
 * and one name, and who has one name on two versions of a school's list. Never takes two of one name on one list for one.
 */
import { grown } from '../value/grouped.ts'
import { normaliseName } from '../value/text.ts'
import type { PlacedTeacher } from './placed.ts'

/** Rows of one school in one file. */
type List = Map<string, PlacedTeacher[]>

export function samePersons(teachers: readonly PlacedTeacher[]): PlacedTeacher[][] {
  const groups = new Map<PlacedTeacher, PlacedTeacher[]>()
  const join = (first: PlacedTeacher, other: PlacedTeacher) => {
    const into = groups.get(first)!
    const from = groups.get(other)!
    if (into === from) return
    into.push(...from)
    for (const each of from) groups.set(each, into)
  }
  const byNumber = new Map<string, PlacedTeacher>()
  const bySchool = new Map<string, Map<string, List>>()
  for (const each of teachers) {
    groups.set(each, [each])
    const name = normaliseName(each.name)
    if (each.number !== undefined) {
      const key = `${each.number} ${name}`
      const first = byNumber.get(key)
      if (first) join(first, each)
      else byNumber.set(key, each)
    }
    if (name === '' || each.school === '') continue
    const school = grown(bySchool, `${each.unit}\n${each.school}`, () => new Map<string, List>())
    grown(
      grown(school, each.path, () => new Map()),
      name,
      () => [],
    ).push(each)
  }
  for (const files of bySchool.values()) {
    const lists = [...files.values()]
    for (const [index, list] of lists.entries())
      for (const earlier of lists.slice(0, index)) for (const [a, b] of versions(earlier, list)) join(a, b)
  }
  return [...new Set(groups.values())]
}

/** Who stands on both lists, by name, if half of the smaller does: the ledger's rule. */
function versions(earlier: List, list: List): [PlacedTeacher, PlacedTeacher][] {
  const both = [...list].flatMap(([name, [one, ...more]]): [PlacedTeacher, PlacedTeacher][] => {
    const [before, ...others] = earlier.get(name) ?? []
    return one && before && more.length + others.length === 0 ? [[before, one]] : []
  })
  const certain = both.filter(
    ([a, b]) => a.number === b.number || a.number === undefined || b.number === undefined,
  ).length
  return certain > 0 && certain >= Math.min(earlier.size, list.size) / 2 ? both : []
}
