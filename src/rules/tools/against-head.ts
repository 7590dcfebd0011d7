/**
 * What the head says, and then the rows one by one, come in; which rows say something else goes out: each of them, or, where all rows say the same
 * other thing, the head alone. Holds the rows that differ and nothing else.
 */

import type { Args, CheckContext, Need, Watcher } from '../../check/check.ts'
import { headFieldsOfType, headText } from '../../check/needs.ts'
import type { FormRecord } from '../../form/reading.ts'
import { quote } from '../../value/quote.ts'

/** So few rows are no proof against a head. */
const FEWEST = 3

const WORD = { unit: '单位', school: '学校' }

interface Said {
  field: string
  text: string
}

/** The first field of the head for a unit or school, or the one the pack names, where it is filled in. */
export function headSaid(type: 'unit' | 'school', named: string | undefined): Need<Said> {
  return (context) => {
    const field = named ?? headFieldsOfType(context, [type])[0]?.field
    const text = field === undefined ? '' : headText(context, field)
    return field === undefined || text === '' ? { why: `表头没有填写${WORD[type]}，无从比对` } : { field, text }
  }
}

/**
 * @param index Column of the rows.
 * @param otherIn What a row says that the head does not, the same for every spelling of it; undefined where they agree.
 */
export function againstHead(
  { flag }: CheckContext,
  head: Said,
  index: number,
  otherIn: (text: string) => string | undefined,
): Watcher {
  const differing: { record: FormRecord; args: Args }[] = []
  const said = new Set<string>()
  let rows = 0
  let good: unknown
  return {
    record(record) {
      const value = record.values[index]
      if (value === undefined) return
      rows++
      if (value === good) return
      const text = String(value)
      const other = otherIn(text)
      if (other === undefined) good = value
      else {
        differing.push({ record, args: { value: quote(text), expected: quote(head.text) } })
        said.add(other)
      }
    },
    end() {
      const [first] = differing
      if (first && differing.length === rows && rows >= FEWEST && said.size === 1) {
        flag.head(head.field, { ...first.args, reason: 'head', count: rows })
        return
      }
      for (const { record, args } of differing) flag(record, index, args)
    },
  }
}
