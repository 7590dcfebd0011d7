/**
 * Names of notices → notices: those that come with itcap, as compiled by the build, and packs of one's own, read from their YAML.
 * Read only when a command asks for them.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { applySettings } from '../notice/apply-settings.ts'
import type { Notice } from '../notice/notice.ts'
import { NO_COLUMN, OWN_ROSTER, ownWords, withHeadings, withUnitsOf } from '../notice/own-roster.ts'
import type { PackFault } from '../notice/pack-fault.ts'
import type { ReadPackOptions } from '../notice/read-pack.ts'
import { UserError } from '../user-error.ts'
import { nearest } from '../value/nearest.ts'
import { remember } from '../value/remember.ts'
import type { Workspace } from './workspace.ts'

const PACKS = new URL('./notices/', import.meta.url)
const SOURCES = new URL('../templates/', import.meta.url)

/** Somebody's own list of persons, described like a form of a notice; in a workspace it knows the units and names of its notice. */
async function ownRoster(workspace: Workspace): Promise<Notice> {
  const roster: Notice = JSON.parse(readFileSync(new URL(`./${OWN_ROSTER}.json`, import.meta.url), 'utf8'))
  const { notice: id, columns } = workspace
  const { notice, unknown } = withHeadings(roster, columns)
  if (unknown.length > 0)
    throw new UserError(
      'bad-option',
      `名册没有“${unknown.join('、')}”这样的栏。`,
      `等号左边可以写：${ownWords(roster).join('、')}；右边写您的表头，没有这一栏写 ${NO_COLUMN}。`,
    )
  return withUnitsOf(notice, ['', OWN_ROSTER].includes(id) ? undefined : await loadNotice(id, workspace))
}

/** Those that come with itcap. */
export function noticeIds(): string[] {
  return readdirSync(PACKS)
    .map((file) => file.replace(/\.json$/, ''))
    .sort()
}

/** Those that a ledger may hold without anybody having to say where the pack is: own rosters too. */
export function knownIds(): string[] {
  return [...noticeIds(), OWN_ROSTER]
}

/** One that comes with itcap, as its pack says. */
export function shippedNotice(id: string): Notice {
  return shipped(id)
}

/** Each is read once, and what is made ready for it is ready for the next question too. */
const shipped = remember((id: string): Notice => JSON.parse(readFileSync(new URL(`${id}.json`, PACKS), 'utf8')), 100)

/**
 * @param name Id of a notice that comes with itcap, or the folder of a pack of one's own (from here or from the workspace).
 * @throws UserError listing the ids there are, or the first fault of the pack.
 */
export async function loadNotice(name: string, workspace: Workspace): Promise<Notice> {
  if (name === OWN_ROSTER) return ownRoster(workspace)
  const notice = noticeIds().includes(name) ? shippedNotice(name) : await ownNotice(name, workspace)
  return name === workspace.notice ? applySettings(notice, workspace.settings) : notice
}

/** No form has this id. */
export function unknownForm(message: string, id: string, ids: readonly string[]): UserError {
  const meant = nearest(id, ids)
  return new UserError('unknown-form', message, meant ? `是不是想输入 ${meant}？` : `可以写：${ids.join('、')}。`)
}

/** The notices a file may belong to: the one asked for, else all, the workspace's own first. */
export async function candidateNotices(asked: string | undefined, workspace: Workspace): Promise<Notice[]> {
  if (asked !== undefined) return [await loadNotice(asked, workspace)]
  const own = workspace.notice
  const others = noticeIds().filter((id) => id !== own)
  const first = own === '' || own === OWN_ROSTER ? [] : [await loadNotice(own, workspace)]
  return [...first, ...others.map(shippedNotice), await ownRoster(workspace)]
}

/** The pack in a folder: its notice, or its faults. */
export async function readPackIn(
  dir: string,
  prove?: ReadPackOptions['prove'],
): Promise<{ path: string } & ({ notice: Notice } | { faults: PackFault[] })> {
  const path = existsSync(dir) && statSync(dir).isDirectory() ? join(dir, 'notice.yaml') : dir
  if (!existsSync(path)) throw new UserError('no-pack', `没有 ${path}。`, '请给出含 notice.yaml 的文件夹。')
  const [{ readPack }, { checks }] = await Promise.all([
    import('../notice/read-pack.ts'),
    import('../rules/registry.ts'),
  ])
  const siblings = dirname(dirname(resolve(path)))
  return {
    path,
    ...(await readPack(readFileSync(path, 'utf8'), { checks, textOf: (id) => packText(id, siblings), prove })),
  }
}

/** The YAML of a pack that another one extends: one that comes with itcap, or a folder beside it. */
function packText(id: string, siblings: string): string | undefined {
  if (noticeIds().includes(id)) return readFileSync(new URL(`${id}/notice.yaml`, SOURCES), 'utf8')
  const beside = join(siblings, basename(id), 'notice.yaml')
  return existsSync(beside) ? readFileSync(beside, 'utf8') : undefined
}

async function ownNotice(name: string, workspace: Workspace): Promise<Notice> {
  const folder = [resolve(name), resolve(workspace.folder, name)].find((each) => existsSync(join(each, 'notice.yaml')))
  if (folder === undefined) {
    const ids = noticeIds()
    const meant = nearest(name, ids)
    throw new UserError(
      'unknown-notice',
      `没有通知 ${name}。`,
      meant
        ? `是不是想输入 ${meant}？itcap notice list 列出全部。`
        : `可以写：${ids.join('、')}，或自编通知包的文件夹。itcap notice list 列出名称。`,
    )
  }
  const read = await readPackIn(folder)
  if ('notice' in read) return read.notice
  const { line, column, message } = read.faults[0]!
  throw new UserError(
    'bad-pack',
    `${read.path}:${line}:${column}  ${message}`,
    `先用 itcap notice check ${name} 把通知包改好。`,
  )
}
