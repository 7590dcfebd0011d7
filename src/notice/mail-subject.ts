/**
 * The subject a notice prescribes for mail (`{unit}信息技术2.0汇总`) and a unit's name → the subject to write, and whether one that
 * was received is right. Enforces rule `mail-subject`.
 */
import type { Mail } from './notice.ts'

export function mailSubject(mail: Mail, unit: string): string {
  return mail.subject.replaceAll('{unit}', unit)
}

/**
 * White space and full width make no difference, nor does a + between the parts: “县区名+信息技术2.0汇总” may mean it literally.
 * @param names Every name the unit goes by.
 */
export function isMailSubject(mail: Mail, subject: string, names: readonly string[]): boolean {
  const plain = (text: string) => text.normalize('NFKC').replace(/[\s+]/gu, '')
  return names.some((name) => plain(subject) === plain(mailSubject(mail, name)))
}
