/** Files that a folder holds besides tables come in; those that somebody may have meant go out: not what itcap or Windows put there. */
import { basename, resolve } from 'node:path'
import type { Context } from './context.ts'
import { WORKSPACE_FILE } from './workspace.ts'

/** What itcap itself wrote for people, or has its settings in. */
const OWN = new Set([WORKSPACE_FILE, 'notice.yaml', '交付清单.txt', '邮件.eml'])

/** Of ledgers and backups also the journals, and the copies that stay beside them. */
const isOwn = /^催报 .*\.txt$|\.(?:json|sha256|db(?:[-.].*)?)$/i

/** Windows puts them into every folder. */
const isOfSystem = /^(?:thumbs\.db|desktop\.ini)$/i

export function meantBySomebody(paths: readonly string[], { workspace: { ledger } }: Context): string[] {
  return paths.filter((path) => {
    const name = basename(path)
    return !(OWN.has(name) || isOwn.test(name) || isOfSystem.test(name) || resolve(path).startsWith(ledger))
  })
}
