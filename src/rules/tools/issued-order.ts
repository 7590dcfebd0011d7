/** Persons of a sheet as opaque keys, with the list issued from above they are compared with; shared by the checks of the list. */

import type { CheckContext, NotChecked } from '../../check/check.ts'
import { columnsOfType, headText } from '../../check/find-columns.ts'
import { readId } from '../../form/read-id.ts'
import type { FormRecord } from '../../form/reading.ts'
import { listLookup } from '../../notice/list-lookup.ts'
import { subjectKey } from '../../value/opaque-person.ts'

export interface ListParams {
  id?: string | undefined
  name?: string | undefined
  school?: string | undefined
  project?: string | undefined
}

export interface IssuedOrder {
  /** Keys in the order of the issued list. */
  issued: readonly string[]
  /** Column findings are reported at. */
  nameAt: number
  /** The key under which the person stands on the list, else the key the person would have. */
  keyOf(record: FormRecord): string
}

export function issuedOrder(context: CheckContext, params: ListParams): IssuedOrder | NotChecked {
  const { form, known, asOf } = context
  const issued = known.issuedList(form.form.id, projectOf(context, params.project))
  if (issued === undefined) return { why: '没有上级下发的名单可比；请先导入下发的名单' }
  const column = (type: 'idNumber' | 'name' | 'school', field: string | undefined) =>
    columnsOfType(context, [type], field ? [field] : undefined)[0] ?? -1
  const [idAt, nameAt, schoolAt] = [
    column('idNumber', params.id),
    column('name', params.name),
    column('school', params.school),
  ]
  const listed = new Set(issued)

  function keyOf(record: FormRecord): string {
    const reading = idAt < 0 ? undefined : readId(record, idAt, asOf)
    const words = subjectKey('', textAt(record, nameAt), textAt(record, schoolAt))
    if (!reading?.valid) return words
    const byId = subjectKey(reading.canonical, '', '')
    return listed.has(byId) || !listed.has(words) ? byId : words
  }

  return { issued, nameAt, keyOf }
}

/** The project the head names, by its name in the notice; `''` where the form has none. */
export function projectOf(context: CheckContext, field = 'project'): string {
  const head = [...context.form.form.head, ...context.form.form.foot].find((each) => each.field === field)
  const text = headText(context, field)
  const values = context.form.notice.lists[head?.list || 'project']
  return (values && listLookup(values).find(text)) ?? text
}

function textAt(record: FormRecord, index: number): string {
  return index < 0 ? '' : String(record.values[index] ?? '')
}
