/** `itcap init [DIR]`: makes a workspace, that is a folder with `itcap.yaml`; nothing that exists is overwritten. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import type { Command } from 'commander'
import type { Notice } from '../../notice/notice.ts'
import { step, words } from '../../render/step.ts'
import type { Unit, UnitTable } from '../../unit/unit.ts'
import { UserError } from '../../user-error.ts'
import type { Run, TextAnswer } from '../answer.ts'
import { startAsking } from '../ask.ts'
import { AmbiguousUnit, chosenUnit } from '../chosen-unit.ts'
import type { Context } from '../context.ts'
import { EXAMPLES } from '../examples.ts'
import { exitCode } from '../exit-code.ts'
import { loadNotice, noticeIds, shippedNotice } from '../load-notices.ts'
import { WORKSPACE_FILE } from '../workspace.ts'

export function addInit(program: Command, run: Run): void {
  program
    .command('init')
    .description('建工作文件夹：记下办哪份通知、本单位是谁')
    .argument('[dir]', '文件夹（默认当前文件夹）')
    .option('--notice <ID>', '通知编号，itcap notice list 可查；不写就一步步问')
    .option('--unit <名称>', '本单位所在的省、市（州）或县（市、区）；不写就问')
    .action(run(init, ['table', 'json']))
}

async function init(
  context: Context,
  dir: string | undefined,
  options: { notice?: string; unit?: string },
): Promise<TextAnswer> {
  const folder = resolve(dir ?? '.')
  const file = join(folder, WORKSPACE_FILE)
  if (existsSync(file)) {
    throw new UserError('exists', `${file} 已经有了。`, '要改设置请直接改这个文件；要另起一套请换一个文件夹。')
  }
  const { notice, pack, unit, units } = await decided(context, options)
  const named = noticeIds().includes(notice.id) ? notice.id : JSON.stringify(relative(folder, resolve(pack)))
  try {
    mkdirSync(join(folder, '收件'), { recursive: true, mode: 0o700 })
    writeFileSync(file, content(named, notice.title, unit, units.fullName(unit.key)), { mode: 0o600, flag: 'wx' })
  } catch (cause) {
    throw new UserError(
      'write-denied',
      `在 ${folder} 里建不了文件夹和文件。`,
      '它可能只读、没有权限、磁盘已满，或路径中间有一个不是文件夹。请换一个能写的位置。',
      { cause },
    )
  }
  const shown = relative(process.cwd(), folder) || '.'
  return {
    code: exitCode.done,
    table: (style) => {
      const inbox = join(shown, '收件')
      const within = shown === '.' ? '' : `--workspace ${words([shown])} `
      const next = step(`itcap ${within}validate ${words([inbox])}`, style, `收到的表放进 ${inbox} 以后，校验`)
      const named = shown === '.' ? '当前文件夹是工作文件夹了' : `工作文件夹 ${shown} 建好了`
      return `${named}：${notice.shortTitle}，${units.fullName(unit.key)}。\n\n${next}`
    },
    json: () => ({ workspace: folder, notice: notice.id, unit: unit.name, code: unit.key }),
  }
}

interface Decided {
  notice: Notice
  /** As the user named it. */
  pack: string
  unit: Unit
  units: UnitTable
}

/** By the options; what they leave open is asked for where somebody sits at a terminal. */
async function decided(context: Context, options: { notice?: string; unit?: string }): Promise<Decided> {
  const asking = process.stdin.isTTY && process.stderr.isTTY ? startAsking(process.stdin, process.stderr) : undefined
  try {
    const pack = options.notice ?? (await asking?.notice(noticeIds().map(shippedNotice)))
    if (pack === undefined) throw lacking('--notice', '办的是哪份通知')
    const notice = await loadNotice(pack, context.workspace)
    let name = options.unit
    const { unitTable } = await import('../../unit/unit-table.ts')
    name ??= await asking?.unit(unitTable(context.asOf, notice))
    if (name === undefined) throw lacking('--unit', '本单位是谁')
    for (;;) {
      try {
        return { notice, pack, ...(await chosenUnit(context, notice, name)) }
      } catch (error) {
        if (!asking || !(error instanceof UserError)) throw error
        name = error instanceof AmbiguousUnit ? await asking.which(error) : await asking.again(error)
      }
    }
  } finally {
    asking?.end()
  }
}

function lacking(option: string, what: string): UserError {
  return new UserError('bad-option', `没有写明${what}（${option}）。`, `例如  ${EXAMPLES.init}`)
}

function content(id: string, title: string, unit: Unit, fullName: string): string {
  return [
    '# itcap 的工作文件夹。冒号后面要有一个空格。',
    `notice: ${id}            # ${title}`,
    `unit: ${fullName}            # ${unit.key}`,
    'contact:                 # 填在报表上的填表人和联系电话',
    '  name: ""',
    '  phone: ""',
    'ledger: itcap.db         # 台账；含个人信息，请勿外传',
    'fonts: official         # 报表字体；电脑上没有小标宋、仿宋_GB2312 时写 common',
    'settings: {}             # 通知没有写明的事项，itcap notice show 列出可选的值',
    '',
  ].join('\n')
}
