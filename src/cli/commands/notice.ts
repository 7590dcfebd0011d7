/**
 * `itcap notice list | show | diff | check`: the packs, one pack resolved with every clause and the rules that enforce it, what changes
 * between two, a pack of one's own verified.
 */
import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { wrap } from '../../render/wrap.ts'
import type { Run } from '../action.ts'
import { type Context, json } from '../context.ts'
import { exitCode } from '../exit-code.ts'
import { loadNotice, noticeIds, readPackIn, shippedNotice } from '../load-notices.ts'

export function addNotice(program: Command, run: Run): void {
  const notice = program.command('notice').description('通知：列出、查看、校验自编的通知包')
  notice.command('list').description('列出随附的通知').action(run(list))
  notice
    .command('show')
    .description('一份通知的条款、期限、指标、报表，以及每条由哪条规则检查')
    .argument('<id>', '通知编号')
    .action(run(show))
  notice
    .command('diff')
    .description('两份通知有什么不同；给出文件时，另看哪些问题会出现、哪些会消失')
    .argument('<a>', '通知编号，或自编通知包的文件夹')
    .argument('<b>', '要比较的另一份')
    .argument('[file...]', '收到的表：先按 a、再按 b 校验')
    .action(run(diff))
  notice
    .command('check')
    .description('校验自己写的通知包')
    .argument('<dir>', '含 notice.yaml 的文件夹')
    .action(run(check))
  notice.command('schema').description('通知包的 JSON Schema，供编辑器补全').action(run(schema))
}

async function list(context: Context): Promise<number> {
  const render = await import('../../render/notice.ts')
  const notices = noticeIds().map(shippedNotice)
  if (context.format === 'json') context.out(json(render.noticeListJson(notices)))
  else if (context.format === 'csv') context.out(render.noticeListCsv(notices))
  else context.out(render.noticeListText(notices, context.style))
  return exitCode.done
}

async function show(context: Context, id: string): Promise<number> {
  const render = await import('../../render/notice.ts')
  const notice = await loadNotice(id, context.workspace)
  if (context.format === 'json') context.out(json(render.noticeJson(notice)))
  else if (context.format === 'csv') context.out(render.noticeCsv(notice))
  else context.out(render.noticeText(notice, context.style))
  return exitCode.done
}

async function diff(context: Context, a: string, b: string, paths: string[]): Promise<number> {
  const [{ diffNotices }, render, { diffFiles }] = await Promise.all([
    import('../../notice/diff-notices.ts'),
    import('../../render/notice-diff.ts'),
    import('../diff-files.ts'),
  ])
  const [from, to] = [await loadNotice(a, context.workspace), await loadNotice(b, context.workspace)]
  const files = paths.length > 0 ? await diffFiles(context, a, b, paths) : []
  const result = { from, to, changes: diffNotices(from, to), files }
  if (context.format === 'json') context.out(json(render.noticeDiffJson(result)))
  else if (context.format === 'csv') context.out(render.noticeDiffCsv(result))
  else context.out(render.noticeDiffText(result, context.style))
  return files.some((file) => !('sheet' in file)) ? exitCode.usersToMend : exitCode.done
}

async function check(context: Context, dir: string): Promise<number> {
  const { path, ...result } = await readPackIn(dir)
  if ('faults' in result) {
    if (context.format === 'json') context.out(json({ path, valid: false, faults: result.faults }))
    else for (const { line, column, message } of result.faults) context.out(`${path}:${line}:${column}  ${message}\n`)
    context.note(`${result.faults.length} 处要改。改好后再运行 itcap notice check ${dir}\n`)
    return exitCode.usersToMend
  }
  const { notice } = result
  if (context.format === 'json') context.out(json({ path, valid: true, id: notice.id, faults: [] }))
  else
    context.out(
      `${wrap(`✓ ${path} 没有问题：${notice.title}，${Object.keys(notice.clauses).length} 条条款，${notice.forms.length} 张报表。`, context.style.width)}\n`,
    )
  return exitCode.done
}

/** As the build made it from the schema that reads packs. */
async function schema(context: Context): Promise<number> {
  context.out(readFileSync(new URL('./notice.schema.json', import.meta.url), 'utf8'))
  return exitCode.done
}
