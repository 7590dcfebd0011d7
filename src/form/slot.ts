/**
 * A form as handed in comes in; what it must be compared with to say that a newer one replaces an older one goes out: unit, and
 * the school or project it is about where the form is handed in once per school or per project.
 */
import type { HeadField } from '../notice/notice.ts'
import { normaliseName, sameText } from '../value/text.ts'
import type { SheetForm } from './reading.ts'

export interface Slot {
  school: string
  project: string
}

export function slotOf(form: SheetForm): Slot {
  return {
    school: form.form.reporter === 'school' ? headText(form, ({ type }) => type === 'school') : '',
    project: headText(form, ({ field }) => field === 'project'),
  }
}

/** A value of a list is told by the list's own word, however it was spelt. */
function headText(form: SheetForm, which: (field: HeadField) => boolean): string {
  const described = [...form.form.head, ...form.form.foot].find(which)
  if (!described) return ''
  const text = normaliseName(form.head[described.field]?.text ?? '')
  const values = described.list === '' ? [] : (form.notice.lists[described.list] ?? [])
  const known = values.find(({ value, also }) => [value, ...also].some((spelling) => sameText(spelling, text)))
  return known?.value ?? text
}
