/** `itcap diff NAME [NAME2]`: what changed on the reports since a state was sealed, cell by cell, as the 更正说明 for the level above. */
import type { Command } from 'commander'
import type { Inquiry } from '../../pipeline.ts'
import { UserError } from '../../user-error.ts'
import type { Run, TableAnswer } from '../answer.ts'
import type { Context } from '../context.ts'
import { exitCode } from '../exit-code.ts'
import { inquire, type UnitOptions, withPlaceOptions } from '../inquire.ts'

interface Options extends UnitOptions {
  output?: string
}

export function addDiff(program: Command, run: Run): void {
  const command = program
    .command('diff')
    .description('更正说明：冻结以后，报上去的表改了哪些格，哪个文件带来的（比较通知用 notice diff）')
    .argument('<name>', '从哪次冻结起')
    .argument('[name2]', '到哪次冻结（默认：现在）')
  withPlaceOptions(command, '哪份通知（默认：冻结时工作文件夹的）')
    .option('-o, --output <FILE>', '写成更正说明（Excel），可以报给上级')
    .action(run(answer, ['table', 'json', 'csv']))
}

async function answer(
  context: Context,
  name: string,
  name2: string | undefined,
  options: Options,
): Promise<TableAnswer> {
  if (name === name2) throw new UserError('bad-option', `“${name}”和自己没有不同。`, '请写两次不同的冻结。')
  // The later state is a day later too, which the earlier one does not know.
  const then = { ...context, asOfGiven: false }
  return inquire(then, { ...options, at: name }, [], (before, desk) =>
    inquire(
      name2 === undefined ? context : then,
      { ...options, ...(name2 !== undefined && { at: name2 }) },
      [],
      (after, now) => told(options, { inquiry: before, name, desk }, { inquiry: after, name: name2 ?? '', desk: now }),
    ),
  )
}

interface State {
  inquiry: Inquiry
  name: string
  desk: { contact: { name: string; phone: string } }
}

async function told(options: Options, was: State, is: State): Promise<TableAnswer> {
  const { notice, unit } = is.inquiry
  const [render, { compareStates }] = await Promise.all([import('../../render/diff.ts'), import('../../upward.ts')])
  const { changes, files } = await compareStates(
    { ...was.inquiry, contact: was.desk.contact },
    { ...is.inquiry, contact: is.desk.contact },
  )
  const ends = { from: endOf(was), to: endOf(is) }
  const diff = { notice, unit: unit.name, ...ends, changes, files }
  if (options.output !== undefined) {
    const [{ drawChanges }, { writeWorkbook }] = await Promise.all([
      import('../../report/draw-changes.ts'),
      import('../../report/write-workbook.ts'),
    ])
    const head = { notice, unit: unit.name, between: render.between(ends) }
    await writeWorkbook(options.output, [drawChanges(head, changes)])
  }
  return {
    code: exitCode.done,
    table: (style) => render.diffText(diff, options.output, style),
    csv: () => render.diffCsv(diff),
    json: () => render.diffJson(diff),
  }
}

function endOf({ inquiry, name }: State) {
  return { name, asOf: inquiry.asOf }
}
