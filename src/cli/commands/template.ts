/** `itcap template list | NOTICE/FORM -o FILE`: hands out the blank official workbooks that come with itcap. */
import { existsSync, readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { formTitle } from '../../notice/form-words.ts'
import type { Form, Notice } from '../../notice/notice.ts'
import { wrap } from '../../render/wrap.ts'
import { UserError } from '../../user-error.ts'
import type { Run, TextAnswer } from '../answer.ts'
import type { Context } from '../context.ts'
import { exitCode } from '../exit-code.ts'
import { loadNotice, noticeIds, shippedNotice, unknownForm } from '../load-notices.ts'

const TEMPLATES = new URL('../templates/', import.meta.url)

export function addTemplate(program: Command, run: Run): void {
  program
    .command('template')
    .description('空白的正式报表：template list 列出，template 通知/报表 -o 文件 取出')
    .argument('<what>', 'list，或 通知/报表，例如 yueyang-2021/annex-3')
    .option('-o, --output <FILE>', '写到这个文件')
    .option('--all', 'list 时列出全部通知的，不只是手上这份的')
    .action(run(template, ['table', 'json']))
}

async function template(
  context: Context,
  what: string,
  options: { output?: string; all?: boolean },
): Promise<TextAnswer> {
  if (what === 'list') return list(context, options.all === true)
  const [, id = what, formId = ''] = /^(.*)[\\/]([^\\/]+)$/.exec(what) ?? []
  const notice = await loadNotice(id, context.workspace)
  const form = notice.forms.find((each) => each.id === formId)
  if (form === undefined) {
    const names = notice.forms.map((each) => `${id}/${each.id}`)
    throw unknownForm(`没有报表 ${what}。`, what, names)
  }
  const output = options.output ?? `${notice.id}-${form.id}.xlsx`
  if (existsSync(output))
    throw new UserError('exists', `${output} 已经有了，没有覆盖。`, '请换一个文件名，或先把它移走。')
  if (noticeIds().includes(id)) {
    const { writeAtomically } = await import('../../workbook/write-atomically.ts')
    await writeAtomically(output, readFileSync(new URL(`${id}/${form.id}.xlsx`, TEMPLATES)))
  } else await draw(notice, form, output)
  return {
    code: exitCode.done,
    table: (style) => `${wrap(`空白表写在 ${output}：${label(form)}`, style.width)}\n`,
    json: () => ({ notice: id, form: form.id, path: output }),
  }
}

/** Blank forms that come with itcap are drawn beforehand; those of a pack of one's own are drawn now. */
async function draw(notice: Notice, form: Form, output: string): Promise<void> {
  const [{ drawForm }, { blankContent }, { writeWorkbook }] = await Promise.all([
    import('../../report/draw-form.ts'),
    import('../../report/form-content.ts'),
    import('../../report/write-workbook.ts'),
  ])
  await writeWorkbook(output, [drawForm(form, blankContent(form, notice))])
}

/** Those of the notice in hand, where there is one. */
async function list({ workspace }: Context, all: boolean): Promise<TextAnswer> {
  const { columns } = await import('../../render/columns.ts')
  const own = all || workspace.notice === '' ? undefined : await loadNotice(workspace.notice, workspace)
  const forms = (own ? [own] : noticeIds().map(shippedNotice)).flatMap((notice) =>
    notice.forms.map((form) => ({ notice, form })),
  )
  const rows = forms.map(({ notice, form }) => [`${notice.id}/${form.id}`, label(form)])
  return {
    code: exitCode.done,
    table: (style) =>
      `${columns(rows, style, { indent: 0, flexible: 1 })}\n${own ? `\n${style.dim('  别的通知的加 --all 列出')}\n` : ''}`,
    json: () => ({ templates: forms.map(({ notice, form }) => templateJson(notice, form)) }),
  }
}

function templateJson(notice: Notice, form: Form): unknown {
  return {
    notice: notice.id,
    form: form.id,
    label: form.label,
    title: form.title.join(''),
    official: form.official,
    direction: form.direction,
  }
}

function label(form: Form): string {
  const name = formTitle(form)
  return form.official ? name : `${name}（通知未附样表，版式为本工具自拟）`
}
