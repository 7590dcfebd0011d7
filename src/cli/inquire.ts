/** What is asked and of whom: the notice in hand, the unit asked about, and the ledger or the files that the answer comes from. */
import { join, relative } from 'node:path'
import type { Command } from 'commander'
import type { Coverage } from '../gap/coverage.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { ImportResult } from '../ledger/recording.ts'
import type { Notice } from '../notice/notice.ts'
import { OWN_ROSTER } from '../notice/own-roster.ts'
import { type Inquiry, record } from '../pipeline.ts'
import { givenAs, nextCommand, words } from '../render/step.ts'
import type { Unit, UnitLevel, UnitTable } from '../unit/unit.ts'
import { UserError } from '../user-error.ts'
import type { AnyAnswer } from './answer.ts'
import { answeredAt, asThen, goTo, noticeThen, type Office, type Then } from './at-frozen.ts'
import { ANY_UNIT, chosenUnit, ownUnit } from './chosen-unit.ts'
import { type Context, oneOf, type PlaceOptions } from './context.ts'
import { loadNotice, noticeIds } from './load-notices.ts'
import { openWorkspaceLedger } from './open-workspace-ledger.ts'
import { type ColumnOptions, mustBeThere } from './own-columns.ts'
import { ensureSeen } from './seen-units.ts'
import { type FileOptions, filesGiven, type Given } from './surroundings.ts'
import { hasLedger } from './workspace.ts'

export interface UnitOptions extends PlaceOptions {
  failOn?: string
}

interface Asked extends UnitOptions, ColumnOptions {
  /** They are owed by nobody: a question about who owes what makes no sense of them. */
  ownRosters?: true
}

/** The options every question about a unit has. */
export function withUnitOptions(command: Command): Command {
  return withPlaceOptions(command)
    .option('--at <名字>', '照这次冻结时的样子答（itcap freeze 列出），不管后来又收到什么')
    .option('--fail-on <incomplete>', '还有没报的、没计入的，以 1 退出')
}

/** Of whom, and by which notice. */
export function withPlaceOptions(
  command: Command,
  ownNotice = '哪份通知（默认：工作文件夹的，或台账里唯一的一份）',
): Command {
  return command
    .option('--notice <ID>', ownNotice)
    .option('--province <名称>', '省')
    .option('--city <名称>', '市（州）')
    .option('--county <名称>', '县（市、区）')
}

/**
 * Opens the ledger, works, and closes it once the answer is printed. Asked for a sealed state, everything is as it was then: the day, the notice, the office.
 * @param files Given instead of the ledger: read into one in memory.
 */
export async function inquire<A extends AnyAnswer>(
  context: Context,
  options: Asked,
  files: string[],
  work: (inquiry: Inquiry, office: Office, then: Then | undefined) => Promise<A>,
): Promise<A> {
  if (options.at !== undefined && files.length > 0)
    throw new UserError('bad-option', '--at 和文件不能一起写。', '--at 用台账里冻结的状态；用文件算时去掉它。')
  const [{ openLedger }, { ledgerAsOf }] = await Promise.all([
    import('../ledger/open-ledger.ts'),
    import('../ledger/ledger-as-of.ts'),
  ])
  const ledger = files.length > 0 ? await openLedger(':memory:') : await openWorkspaceLedger(context)
  try {
    if (files.length > 0) await takeFiles(ledger, context, files, options)
    const then = options.at === undefined ? undefined : goTo(ledger, context, options.at)
    const around = then ? asThen(context, then) : context
    const notice = then ? noticeThen(then, options) : await chosenNotice(context, options, ledger, files.length > 0)
    if (notice.id === OWN_ROSTER && !options.ownRosters) throw owedByNobody()
    const { unit, units } = await theUnit(around, notice, options)
    await ensureSeen(ledger, unit, context)
    const own = ownUnit(units, around.workspace)
    const inquiry = { notice, unit, units, own, ledger: ledgerAsOf(ledger, units), asOf: around.asOf }
    const answer = await work(inquiry, around.workspace, then)
    const end = () => {
      answer.end?.()
      ledger.close()
    }
    return { ...(then ? answeredAt(then, answer) : answer), end }
  } catch (error) {
    ledger.close()
    throw error
  }
}

function owedByNobody(): UserError {
  return new UserError(
    'own-roster',
    '自有名册没有应报的单位、期限和指标，答不了这个。',
    '名册算出的数用 itcap gap --notice roster 看，加 --format csv 就是表格；用名册填正式报表用 itcap fill。',
  )
}

/** `--fail-on incomplete`: a total that lacks something is a finding. */
export function isLacking({ failOn }: UnitOptions, { complete }: Coverage): boolean {
  if (failOn === undefined) return false
  oneOf('--fail-on', failOn, ['incomplete'] as const)
  return !complete
}

export interface RecordOptions extends FileOptions {
  accept?: string
  issued?: boolean
  subject?: string
}

/** @param told The answer itself names the files that were passed over. */
export async function recordFiles(
  ledger: Ledger,
  context: Context,
  paths: string[],
  options: RecordOptions & ColumnOptions,
  told = false,
): Promise<ImportResult & Pick<Given, 'passedOver'>> {
  const { files, passedOver, around, watchers, done, deliveries } = await filesGiven(context, paths, options, told)
  const received = around.received ?? context.now
  try {
    const result = await record(
      ledger,
      files,
      { ...around, received, digests: true },
      { ...options, received, deliveries, refuse: (outcomes) => mustBeThere(options, outcomes) },
      watchers,
    )
    return { ...result, passedOver }
  } finally {
    done()
  }
}

async function takeFiles(
  ledger: Ledger,
  context: Context,
  files: string[],
  { notice, column }: UnitOptions & ColumnOptions,
): Promise<void> {
  const { receipts, refused } = await recordFiles(ledger, context, files, { notice, ...(column && { column }) })
  const [first] = refused
  if (first) throw new UserError('unreadable-file', `${first.path}：${first.message}`, first.hint)
  const bad = receipts.find(({ outcome }) => outcome === 'rejected')
  if (bad) {
    throw new UserError(
      'faulty-file',
      `${bad.path} 里有 ${bad.errors} 处错误，不能拿来计算。`,
      `请先看 itcap validate ${words([givenAs(bad.path)])} ，改好再算。`,
    )
  }
}

async function chosenNotice(
  context: Context,
  options: UnitOptions,
  ledger: Ledger,
  fromFiles: boolean,
): Promise<Notice> {
  const { workspace } = context
  const own = options.notice ?? (fromFiles ? '' : workspace.notice)
  const held = own === '' ? new Set(ledger.notices()) : undefined
  const official = held ? noticeIds().filter((id) => held.has(id)) : [own]
  const ids = official.length === 0 && held?.has(OWN_ROSTER) ? [OWN_ROSTER] : official
  if (ids.length === 1) return loadNotice(ids[0]!, workspace)
  if (ids.length > 1)
    throw new UserError(
      'which-notice',
      '台账里有几份通知的表。',
      `请写明是哪一份，例如 --notice ${ids.join(' 或 --notice ')}。`,
    )
  const why = hasLedger(workspace) ? '台账里还没有登记任何报表。' : `${shownPath(workspace.folder)}里还没有台账。`
  throw new UserError('empty-ledger', why, importFirst(context))
}

/** What to do where nothing was recorded yet, to be pasted. */
export function importFirst({ workspace, style }: Context): string {
  if (!workspace.configured) return '请先建工作文件夹：\n  itcap init'
  const inbox = words([relative(process.cwd(), join(workspace.folder, '收件'))])
  return `收到的表放进 收件 以后，登记：\n  ${nextCommand(`itcap import ${inbox}`, style)}`
}

/** Folders are named as the user sees them from where he stands. */
function shownPath(folder: string): string {
  return relative(process.cwd(), folder) === '' ? '当前文件夹' : `${folder} `
}

/** The unit that the options name, and its level. */
export function askedUnit(options: UnitOptions): { name: string; level: UnitLevel } | undefined {
  const level = (['county', 'city', 'province'] as const).find((each) => options[each] !== undefined)
  return level && { name: options[level]!, level }
}

/** As asked for; else the workspace's own unit; else the region of the notice. */
async function theUnit(
  context: Context,
  notice: Notice,
  options: UnitOptions,
): Promise<{ unit: Unit; units: UnitTable }> {
  const { unitTable } = await import('../unit/unit-table.ts')
  const asked = askedUnit(options)
  if (asked) return chosenUnit(context, notice, asked.name, asked.level)
  if (notice.id === OWN_ROSTER) return { unit: ANY_UNIT, units: unitTable(context.asOf, notice) }
  if (context.workspace.unit !== '') return chosenUnit(context, notice, context.workspace.unit)
  const units = unitTable(context.asOf, notice)
  if (units.region) return { unit: units.region, units }
  throw new UserError('which-unit', '没有说明是哪个单位。', '请写 --province、--city 或 --county，例如 --city 成都。')
}
