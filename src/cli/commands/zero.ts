/** `itcap zero NOTICE/FORM`: a unit's or school's word that it has nothing to report, recorded like a sheet that says 无. */
import type { Command } from 'commander'
import { owersOf } from '../../gap/expected.ts'
import { ledgerAsOf } from '../../ledger/ledger-as-of.ts'
import { nameWithNotice } from '../../notice/form-words.ts'
import type { Form, Notice } from '../../notice/notice.ts'
import { zero } from '../../pipeline.ts'
import { lastingKey } from '../../unit/division-history.ts'
import { UserError } from '../../user-error.ts'
import { sameSchool } from '../../value/same-school.ts'
import type { Run, TextAnswer } from '../answer.ts'
import { ownUnit, theOne } from '../chosen-unit.ts'
import type { Context } from '../context.ts'
import { exitCode } from '../exit-code.ts'
import { loadNotice } from '../load-notices.ts'
import { withWorkspaceLedger } from '../open-workspace-ledger.ts'
import { receivedTime, unitTables } from '../surroundings.ts'

interface Options {
  unit: string
  school?: string
  saidBy: string
  received?: string
}

export function addZero(program: Command, run: Run): void {
  program
    .command('zero')
    .description('零报告：这个单位（学校）说没有可报的，记入台账，不再算未报')
    .argument('<form>', '哪张报表，例如 yueyang-2021/annex-3；在工作文件夹里写 annex-3 就行')
    .requiredOption('--unit <单位>', '哪个单位；学校的，写它所在的县（市、区）')
    .option('--school <学校>', '哪所学校')
    .requiredOption('--said-by <谁>', '谁说的，留在台账里')
    .option('--received <TIME>', '什么时候说的（默认现在），例如 2021-05-30T17:00')
    .action(run(answer, ['table', 'json']))
}

async function answer(context: Context, what: string, options: Options): Promise<TextAnswer> {
  const { notice, form } = await theForm(context, what)
  const units = unitTables(context)(notice)
  const unit = theOne(units, options.unit, undefined, ownUnit(units, context.workspace))
  const school = options.school?.trim() ?? ''
  const saidBy = options.saidBy.trim()
  if (saidBy === '') throw new UserError('bad-option', '--said-by 后面要写是谁说的。', '例如 --said-by 王主任电话')
  if (school !== '' && form.reporter !== 'school')
    throw new UserError('bad-option', `${form.label}不由学校报，不用写 --school。`, '去掉 --school，只写单位。')
  return withWorkspaceLedger(context, 'itcap zero', async (ledger) => {
    const asOf = ledgerAsOf(ledger, units)
    const question = { notice, units, unit, expected: asOf.expected(notice.id), headcount: asOf.headcount(notice.id) }
    const { schools } = owersOf(form, question)
    if (schools.length > 0 && !schools.some((each) => sameSchool(each.school, school))) {
      const names = schools.map((each) => each.school)
      throw new UserError(
        'unknown-school',
        school === '' ? `${form.label}由学校报，请写明是哪所学校。` : `${unit.name}的名单上没有“${school}”。`,
        `请写 --school，名单上有：${names.slice(0, 8).join('、')}${names.length > 8 ? `等 ${names.length} 所` : ''}。`,
      )
    }
    const received = receivedTime(options.received) ?? context.now
    const receipt = await zero(ledger, { notice, form, unit: lastingKey(unit.key), school, saidBy, received })
    const { zeroText } = await import('../../render/import.ts')
    const told = { ...receipt, unit: unit.key, unitName: units.fullName(unit.key), saidBy }
    return {
      code: exitCode.done,
      table: (style) => zeroText({ ...told, label: nameWithNotice(notice, form) }, style),
      json: () => ({ receipts: [{ ...told, zero: true }] }),
    }
  })
}

async function theForm({ workspace }: Context, what: string): Promise<{ notice: Notice; form: Form }> {
  const [, id = workspace.notice, formId = what] = /^(.*)[\\/]([^\\/]+)$/.exec(what) ?? []
  if (id === '')
    throw new UserError('which-notice', `“${what}”没有说明是哪份通知。`, '请写成 yueyang-2021/annex-3 这样。')
  const notice = await loadNotice(id, workspace)
  const reported = notice.forms.filter(({ direction }) => direction !== 'issued')
  const form = reported.find((each) => each.id === formId)
  if (form) return { notice, form }
  const names = reported.map((each) => `${id}/${each.id}`)
  throw new UserError('unknown-form', `没有要报的报表 ${what}。`, `可以写：${names.join('、')}。`)
}
