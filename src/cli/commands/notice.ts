/**
 * `itcap notice list | show | diff | check`: the packs, one pack resolved with every clause and the rules that enforce it, what changes
 * between two, a pack of one's own verified.
 */
import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import type { FileDiff } from '../../intake/compare-outcomes.ts'
import { takeIn } from '../../pipeline.ts'
import { wrap } from '../../render/wrap.ts'
import type { Answer, Run } from '../answer.ts'
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
    .description('一份通知的条款、期限、指标、报表，以及每条由哪条规则检查')
    .argument('<id>', '通知编号')
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
    .command('schema')
    .description('通知包的 JSON Schema，供编辑器补全')
    .action(run(schema, ['json']))
}

async function list(): Promise<Answer<'table' | 'json' | 'csv'>> {
  const render = await import('../../render/notice.ts')
  const notices = noticeIds().map(shippedNotice)
  return {
    code: exitCode.done,
    table: (style) => render.noticeListText(notices, style),
    csv: () => render.noticeListCsv(notices),
    json: () => render.noticeListJson(notices),
  }
}

async function show(context: Context, id: string): Promise<Answer<'table' | 'json' | 'csv'>> {
  const render = await import('../../render/notice.ts')
  const notice = await loadNotice(id, context.workspace)
  return {
    code: exitCode.done,
    table: (style) => render.noticeText(notice, style),
    csv: () => render.noticeCsv(notice),
    json: () => render.noticeJson(notice),
  }
}

async function diff(
  context: Context,
  a: string,
  b: string,
  paths: string[],
): Promise<Answer<'table' | 'json' | 'csv'>> {
  const [{ diffNotices }, render] = await Promise.all([
    import('../../notice/diff-notices.ts'),
    import('../../render/notice-diff.ts'),
  ])
  const [from, to] = [await loadNotice(a, context.workspace), await loadNotice(b, context.workspace)]
  const files = paths.length > 0 ? await diffFiles(context, a, b, paths) : []
  const result = { from, to, changes: diffNotices(from, to), files }
  return {
    code: exitCodeOf({ toMend: files.some((file) => !('sheet' in file)) }),
    table: (style) => render.noticeDiffText(result, style),
    csv: () => render.noticeDiffCsv(result),
    json: () => render.noticeDiffJson(result),
  }
}

async function diffFiles(context: Context, a: string, b: string, paths: string[]): Promise<FileDiff[]> {
  const { compareOutcomes } = await import('../../intake/compare-outcomes.ts')
  const under = async (notice: string) => {
    const { files, around, watchers, done } = await filesGiven(context, paths, { notice })
    return takeIn(files, around, { takers: watchers }).finally(done)
  }
  return compareOutcomes(await under(a), await under(b))
}

async function check(context: Context, dir: string): Promise<Answer<'table' | 'json'>> {
  const [{ proveNotice }, { unitTable }] = await Promise.all([
    import('../../prove-notice.ts'),
    import('../../unit/unit-table.ts'),
  ])
  const { path, ...result } = await readPackIn(dir, (notice, pack) =>
    proveNotice(notice, pack, unitTable(context.asOf, notice)),
  )
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
  const said = `✓ ${path} 没有问题：${title}，${Object.keys(clauses).length} 条条款，${forms.length} 张报表。`
  return {
    code: exitCode.done,
    table: (style) => `${wrap(said, style.width)}\n`,
    json: () => ({ path, valid: true, id, faults: [] }),
  }
}

/** As the build made it from the schema that reads packs. */
async function schema(): Promise<Answer<'json'>> {
  const text = readFileSync(new URL('./notice.schema.json', import.meta.url), 'utf8')
  return { code: exitCode.done, json: () => async (out: (text: string) => void) => out(text) }
}
