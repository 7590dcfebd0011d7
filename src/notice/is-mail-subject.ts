/** Is this the mail subject that a notice prescribes (`{unit}信息技术2.0汇总`) for the unit? Enforces rule `mail-subject`. */
import type { Mail } from './notice.ts'

/**
 * White space and full width make no difference, nor does a + between the parts: “县区名+信息技术2.0汇总” may mean it literally.
 * @param names Every name the unit goes by.
 */
export function isMailSubject(mail: Mail, subject: string, names: readonly string[]): boolean {
  const plain = (text: string) => text.normalize('NFKC').replace(/[\s+]/gu, '')
  return names.some((name) => plain(subject) === plain(mail.subject.replaceAll('{unit}', name)))
}
