/**
 * `itcap notice list | show | diff | check | draft`: the packs, one pack resolved with every clause and the rules that enforce it, what changes
 * between two, a pack of one's own verified, the first one written from an office's blank forms.
 */
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import type { Command } from 'commander'
import type { FileDiff } from '../../intake/compare-outcomes.ts'
import { takeIn } from '../../pipeline.ts'
import { wrap } from '../../render/wrap.ts'
import { UserError } from '../../user-error.ts'
import { writeAtomically } from '../../workbook/write-atomically.ts'
import type { Answer, Run, TableAnswer, TextAnswer } from '../answer.ts'
import type { Context } from '../context.ts'
import { exitCode, exitCodeOf } from '../exit-code.ts'
import { loadNotice, noticeIds, readPackIn, shippedNotice } from '../load-notices.ts'
import { filesGiven } from '../surroundings.ts'

export function addNotice(program: Command, run: Run): void {
  const notice = program.command('notice').description('通知：列出、查看、校验自编的通知包')
  notice
    .command('list')
    .description('列出随附的通知')
    .action(run(list, ['table', 'json', 'csv']))
  notice
    .command('show')
    .description('一份通知要交什么、什么时候、哪些报表；--clauses 连条款原文')
    .argument('<id>', '通知编号')
    .option('--clauses', '列出全部条款的原文，以及每条由哪条规则检查')
    .action(run(show, ['table', 'json', 'csv']))
  notice
    .command('diff')
    .description('两份通知有什么不同；给出文件时，另看哪些问题会出现、哪些会消失')
    .argument('<a>', '通知编号，或自编通知包的文件夹')
    .argument('<b>', '要比较的另一份')
    .argument('[file...]', '收到的表：先按 a、再按 b 校验')
    .action(run(diff, ['table', 'json', 'csv']))
  notice
    .command('check')
    .description('校验自己写的通知包')
    .argument('<dir>', '含 notice.yaml 的文件夹')
    .action(run(check, ['table', 'json']))
  notice
    .command('draft')
    .description('读空白样表，写出通知包的初稿；带“猜”字的地方请核对')
    .argument('<file...>', '空白样表；一张工作表是一张报表')
    .requiredOption('-o, --output <DIR>', '写到这个文件夹里的 notice.yaml')
    .action(run(draft, ['table', 'json']))
  notice
    .command('schema')
    .description('通知包的 JSON Schema，供编辑器补全')
    .action(run(schema, ['json']))
}

async function list(): Promise<TableAnswer> {
  const render = await import('../../render/notice.ts')
  const notices = noticeIds().map(shippedNotice)
  return {
    code: exitCode.done,
    table: (style) => render.noticeListText(notices, style),
    csv: () => render.noticeListCsv(notices),
    json: () => render.noticeListJson(notices),
  }
}

async function show(context: Context, id: string, options: { clauses?: boolean }): Promise<TableAnswer> {
  const render = await import('../../render/notice.ts')
  const notice = await loadNotice(id, context.workspace)
  return {
    code: exitCode.done,
    table: (style) => render.noticeText(notice, { clauses: options.clauses === true }, style),
    csv: () => render.noticeCsv(notice),
    json: () => render.noticeJson(notice),
  }
}

async function diff(context: Context, a: string, b: string, paths: string[]): Promise<TableAnswer> {
  const [{ diffNotices }, render] = await Promise.all([
    import('../../notice/diff-notices.ts'),
    import('../../render/notice-diff.ts'),
  ])
  const [from, to] = [await loadNotice(a, context.workspace), await loadNotice(b, context.workspace)]
  const files = paths.length > 0 ? await diffFiles(context, a, b, paths) : []
  const result = { from, to, changes: diffNotices(from, to), files }
  return {
    code: exitCodeOf({ toMend: files.some((file) => !('sheet' in file)) }),
    table: (style) => render.noticeDiffText(result, paths, style),
    csv: () => render.noticeDiffCsv(result),
    json: () => render.noticeDiffJson(result),
  }
}

async function diffFiles(context: Context, a: string, b: string, paths: string[]): Promise<FileDiff[]> {
  const { compareOutcomes } = await import('../../intake/compare-outcomes.ts')
  const under = async (notice: string) => {
    const { files, around, watchers, done } = await filesGiven(context, paths, { notice }, notice === b)
    return takeIn(files, around, { takers: watchers }).finally(done)
  }
  return compareOutcomes(await under(a), await under(b))
}

async function proved(context: Context, dir: string): ReturnType<typeof readPackIn> {
  const [{ proveNotice }, { unitTable }] = await Promise.all([
    import('../../prove-notice.ts'),
    import('../../unit/unit-table.ts'),
  ])
  return readPackIn(dir, (notice, pack) => proveNotice(notice, pack, unitTable(context.asOf, notice)))
}

async function check(context: Context, dir: string): Promise<TextAnswer> {
  const { path, ...result } = await proved(context, dir)
  if ('faults' in result) {
    const { faults } = result
    context.note(`${faults.length} 处要改。改好后再运行 itcap notice check ${dir}\n`)
    return {
      code: exitCodeOf({ toMend: true }),
      table: () => faults.map(({ line, column, message }) => `${path}:${line}:${column}  ${message}\n`).join(''),
      json: () => ({ path, valid: false, faults }),
    }
  }
  const { id, title, clauses, forms } = result.notice
  const { openPoints } = await import('../../draft/open-points.ts')
  const { guesses, asked } = openPoints(readFileSync(path, 'utf8'))
  const open = [...(guesses > 0 ? [`${guesses} 处“猜”`] : []), ...(asked > 0 ? [`${asked} 处“请”`] : [])]
  const works = open.length > 0 ? '能用' : '没有问题'
  const said = [
    `✓ ${path} ${works}：${title}，${Object.keys(clauses).length} 条条款，${forms.length} 张报表。`,
    ...(open.length > 0 ? [`初稿里还有 ${open.join('、')}没有看过：核对、写好以后，把那句注释（# 号后面）删去。`] : []),
  ]
  return {
    code: exitCode.done,
    table: (style) => said.map((line) => `${wrap(line, style.width)}\n`).join(''),
    json: () => ({ path, valid: true, id, faults: [], open: { guesses, asked } }),
  }
}

async function draft(context: Context, files: string[], { output }: { output: string }): Promise<TextAnswer> {
  const path = join(output, 'notice.yaml')
  if (existsSync(path)) throw new UserError('exists', `${path} 已经有了，没有覆盖。`, '请换一个文件夹。')
  const { draftFiles } = await import('../../draft/draft-pack.ts')
  const drafted = await draftFiles(files, basename(resolve(output)))
  if (drafted.forms.length === 0)
    throw new UserError('nothing-to-draft', `${files.join('、')} 里没有认出表格。`, '请给出有表头的空白样表。')
  mkdirSync(output, { recursive: true })
  await writeAtomically(path, Buffer.from(drafted.text))
  const result = await proved(context, output)
  const { draftText, draftJson } = await import('../../render/draft.ts')
  const faults = 'faults' in result ? result.faults : []
  return {
    code: exitCodeOf({ toMend: faults.length > 0 }),
    table: (style) => draftText(drafted, { path, folder: output, faults }, style),
    json: () => draftJson(drafted, { path, folder: output, faults }),
  }
}

/** As the build made it from the schema that reads packs. */
async function schema(): Promise<Answer<'json'>> {
  const text = readFileSync(new URL('./notice.schema.json', import.meta.url), 'utf8')
  return { code: exitCode.done, json: () => async (out: (text: string) => void) => out(text) }
}
