/** The weight of a rule on a form: what its receiver cannot correct is no error of his, so on an issued form errors become warnings. */

import type { Severity } from '../value/severity.ts'
import type { Form } from './notice.ts'

export function severityOn(form: Pick<Form, 'direction'>, severity: Severity): Severity {
  return form.direction === 'issued' && severity === 'error' ? 'warning' : severity
}
