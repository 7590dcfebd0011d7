/** The mail subject that a notice prescribes (`{unit}信息技术2.0汇总`): written for a unit, and told from others. Enforces rule `mail-subject`. */
import type { Mail } from './notice.ts'

/** Always one line, whatever the unit is called. */
export function mailSubject(mail: Mail, unit: string): string {
  return mail.subject
    .replaceAll('{unit}', unit)
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
}

/**
 * White space and full width make no difference, nor does a + between the parts: “县区名+信息技术2.0汇总” may mean it literally.
 * @param names Every name the unit goes by.
 */
export function isMailSubject(mail: Mail, subject: string, names: readonly string[]): boolean {
  const plain = (text: string) => text.normalize('NFKC').replace(/[\s+]/gu, '')
  return names.some((name) => plain(subject) === plain(mail.subject.replaceAll('{unit}', name)))
}
