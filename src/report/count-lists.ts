/**
 * What a form says it counts (核实人数 is the rows of the list, 分配人数 those of the list issued from above) and the lists of the ledger come in;
 * those numbers by unit go out, each with where it was counted. Only for rows that nobody handed in: what was handed in stands as it is.
 */

import type { Figure, StoredRecord } from '../gap/figure.ts'
import type { Direction, Ledger } from '../ledger/ledger.ts'
import type { Form, FormRule, Notice } from '../notice/notice.ts'
import { grown } from '../value/grouped.ts'
import { readYear } from '../value/read-year.ts'

interface Counting {
  notice: Notice
  form: Form
  ledger: Pick<Ledger, 'records'>
  /** Keys of the units that have a row though the lists name nobody there. */
  rows: readonly string[]
  within: (unit: string) => boolean
  project: string
}

/** The list whose rows the form counts; undefined for a form that counts none. */
export function listCounted({ rules }: Form): string | undefined {
  const rule = rules.find(({ check }) => check === 'distributed-counted')
  return rule && String(rule.params.list)
}

/** A figure for every unit, measure and year; 0 where the list names nobody. Empty where no list came. */
export function countLists({ notice, form, ledger, rows, within, project }: Counting): Figure[] {
  const list = listCounted(form)
  if (list === undefined) return []
  const count = (check: string, direction: Direction): Figure[] => {
    const counts = countsOf(form.rules.find((rule) => rule.check === check))
    const filter = { within, direction, ...(project !== '' && { project }) }
    const all = [...ledger.records(notice.id, list, filter)]
    const [first] = all
    if (first === undefined) return []
    const groups = new Map<string, { value: number; source: StoredRecord['source'] }>()
    for (const record of all) {
      grown(groups, keyOf(record), () => ({ value: 0, source: record.source })).value++
    }
    const named = all.map(({ unit }) => unit).filter((unit) => unit !== '')
    return [...new Set([...rows, ...named])].flatMap((unit) =>
      Object.entries(counts).map(([measure, year]): Figure => {
        const { value = 0, source = first.source } = groups.get(`${unit}/${year}`) ?? {}
        return { notice: notice.id, form: list, unit, school: '', measure, value, kind: 'data', source }
      }),
    )
  }
  return [...count('distributed-issued', 'issued'), ...count('distributed-counted', 'reported')]
}

function countsOf(rule: FormRule | undefined): Record<string, string> {
  return (rule?.params.counts as Record<string, string> | undefined) ?? {}
}

function keyOf({ unit, values }: StoredRecord): string {
  return `${unit}/${readYear(values.year) ?? ''}`
}
