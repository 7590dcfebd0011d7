/** The built-in notices without their checks: reading a sheet needs none, so these tests do not depend on them. */
import { parse, stringify } from 'yaml'
import type { Notice } from '../../src/notice/notice.ts'
import { readPack } from '../../src/notice/read-pack.ts'
import { remember } from '../../src/value/remember.ts'
import { frozen, mostNotices, packText } from '../notices/load.ts'

export function noticeForReading(id: string): Promise<Notice> {
  return notices(id)
}

const notices = remember(async (id: string): Promise<Notice> => {
  const result = await readPack(withoutChecks(id), { checks: [], textOf: withoutChecks })
  if ('notice' in result) return frozen(result.notice)
  throw new Error(result.faults.map((fault) => `${fault.path} ${fault.message}`).join('\n'))
}, mostNotices)

function withoutChecks(id: string): string {
  const pack = parse(packText(id))
  for (const form of Object.values<{ checks?: unknown }>(pack.forms)) delete form.checks
  return stringify(pack)
}
