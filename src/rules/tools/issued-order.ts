/** Persons of a sheet as opaque keys, with the list issued from above they are compared with; shared by the checks of the list. */

import type { CheckContext, Met, Need, Zod } from '../../check/check.ts'
import { columnOfType, headText, optional } from '../../check/needs.ts'
import { readId } from '../../form/read-id.ts'
import type { FormRecord } from '../../form/reading.ts'
import { listLookup } from '../../notice/list-lookup.ts'
import { opaquePerson } from '../../value/opaque-person.ts'

export const listParams = (zod: Zod) =>
  zod.strictObject({
    id: zod.string().optional(),
    name: zod.string().optional(),
    school: zod.string().optional(),
    project: zod.string().optional(),
  })

/** The keys of the issued list in its order, and the columns that tell who a row is about. */
export const listNeeds = ({
  id,
  name,
  school,
  project,
}: Partial<Record<'id' | 'name' | 'school' | 'project', string | undefined>>) => ({
  issued: issuedList(project),
  idAt: optional(columnOfType('idNumber', id)),
  nameAt: optional(columnOfType('name', name)),
  schoolAt: optional(columnOfType('school', school)),
})

function issuedList(project: string | undefined): Need<readonly string[]> {
  return (context) =>
    context.known.issuedList(context.form.form.id, projectOf(context, project)) ?? {
      why: '没有上级下发的名单可比；请先导入下发的名单',
    }
}

/** The key under which a person stands on the list, else the key the person would have. */
export function listKeys(
  { asOf }: CheckContext,
  { issued, idAt, nameAt, schoolAt }: Met<ReturnType<typeof listNeeds>>,
): (record: FormRecord) => string {
  const listed = new Set(issued)
  return (record) => {
    const reading = idAt < 0 ? undefined : readId(record, idAt, asOf)
    const words = opaquePerson('', textAt(record, nameAt), textAt(record, schoolAt))
    if (!reading?.valid) return words
    const byId = opaquePerson(reading.canonical, '', '')
    return listed.has(byId) || !listed.has(words) ? byId : words
  }
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
