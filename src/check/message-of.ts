/** A finding in, one Chinese sentence out: the check's own words, and how many rows it stands for. Never an ID number or a phone. */

import { checkById } from '../rules/registry.ts'
import type { Finding } from './check.ts'

export function messageOf(finding: Finding): string {
  const check = checkById(finding.rule)
  if (check === undefined) throw new Error(`No check has the id ${finding.rule}`)
  const message = check.message(finding.args)
  return finding.args.folded === undefined ? message : `${message}（同类问题共 ${finding.args.folded} 处）`
}
