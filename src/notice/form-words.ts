/** How forms and columns are called where people read about them. */
import type { Column, Form } from './notice.ts'

export function formName(form: Form): string {
  return form.label === '' ? form.id : form.label
}

/** `实践应用学时—小计`. */
export function headingText({ groups, heading }: Column): string {
  return [...groups, heading].join('—')
}
