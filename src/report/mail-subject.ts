/** The subject line a notice prescribes, for one unit; always one line, whatever the unit is called. */
import type { Mail } from '../notice/notice.ts'

export function mailSubject(mail: Mail, unit: string): string {
  return mail.subject
    .replaceAll('{unit}', unit)
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
}
