/** The built-in notices for tests, read from their YAML once a process: nobody can change what all of them share. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Notice } from '../../src/notice/notice.ts'
import { readPack } from '../../src/notice/read-pack.ts'
import { checks } from '../../src/rules/registry.ts'
import { remember } from '../../src/value/remember.ts'

const templates = join(import.meta.dirname, '../../templates')

export const noticeIds = readdirSync(templates, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join(templates, entry.name, 'notice.yaml')))
  .map((entry) => entry.name)
  .sort()

export function packText(id: string): string {
  return readFileSync(join(templates, id, 'notice.yaml'), 'utf8')
}

/** More than there are. */
export const mostNotices = 100

export function loadNotice(id: string): Promise<Notice> {
  return notices(id)
}

const notices = remember(async (id: string): Promise<Notice> => {
  const result = await readPack(packText(id), { checks, textOf: packText })
  if ('notice' in result) return frozen(result.notice)
  const faults = result.faults.map((fault) => `${fault.line}:${fault.column} ${fault.path} ${fault.message}`)
  throw new Error(`templates/${id}/notice.yaml\n${faults.join('\n')}`)
}, mostNotices)

export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  for (const each of Object.values(value)) frozen(each)
  return Object.freeze(value)
}
