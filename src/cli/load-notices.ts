/** The notice packs that come with itcap, as compiled by the build; read only when a command asks for them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { Notice } from '../notice/notice.ts'
import { UserError } from '../user-error.ts'
import type { Workspace } from './workspace.ts'

const PACKS = new URL('./notices/', import.meta.url)
const SOURCES = new URL('../templates/', import.meta.url)

export function noticeIds(): string[] {
  return readdirSync(PACKS)
    .map((file) => file.replace(/\.json$/, ''))
    .sort()
}

/** @throws UserError listing the ids there are. */
export function loadNotice(id: string): Notice {
  if (!/^[a-z0-9.-]+$/.test(id) || !existsSync(new URL(`${id}.json`, PACKS))) {
    throw new UserError(
      'unknown-notice',
      `没有通知 ${id}。`,
      `可以写：${noticeIds().join('、')}。itcap notice list 列出名称。`,
    )
  }
  return JSON.parse(readFileSync(new URL(`${id}.json`, PACKS), 'utf8'))
}

/** The notices a file may belong to: the one asked for, else all, the workspace's own first. */
export function candidateNotices(asked: string | undefined, workspace: Workspace): Notice[] {
  if (asked !== undefined) return [loadNotice(asked)]
  const own = workspace.notice
  if (own !== '') loadNotice(own)
  return [...noticeIds()].sort((a, b) => Number(b === own) - Number(a === own)).map(loadNotice)
}

/** The YAML of a pack that comes with itcap, for packs that extend it. */
export function packText(id: string): string | undefined {
  return noticeIds().includes(id) ? readFileSync(new URL(`${id}/notice.yaml`, SOURCES), 'utf8') : undefined
}
