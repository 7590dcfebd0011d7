/** `itcap person 姓名|身份证后四位` and `itcap person --twice`: where somebody stands in the ledger, and who stands on two lists. */
import type { Command } from 'commander'
import type { Notice } from '../../notice/notice.ts'
import { personsAsked } from '../../own-rosters.ts'
import { UserError } from '../../user-error.ts'
import type { Run, TableAnswer } from '../answer.ts'
import { ANY_UNIT } from '../chosen-unit.ts'
import type { Context } from '../context.ts'
import { exitCodeOf } from '../exit-code.ts'
import { knownIds, loadNotice } from '../load-notices.ts'
import { withWorkspaceLedger } from '../open-workspace-ledger.ts'
import { ensureSeen } from '../seen-units.ts'
import { unitTables } from '../surroundings.ts'

interface Options {
  twice?: boolean
  showIds?: boolean
  copy?: boolean
}

export function addPerson(program: Command, run: Run): void {
  program
    .command('person')
    .description('一个人在台账的哪些名单上；--twice 列出同时在两份名单上的人，该问谁')
    .argument('[who]', '姓名，或身份证号码后四位')
    .option('--twice', '列出同时在两份名单上的人；有就以 1 退出')
    .option('--show-ids', '显示身份证号码')
    .option('--copy', '给本人查阅：他的每一行照原样列出，含号码')
    .action(run(answer, ['table', 'json', 'csv']))
}

async function answer(
  context: Context,
  given: string | undefined,
  { twice = false, copy: whole = false, showIds = whole }: Options,
): Promise<TableAnswer> {
  const who = (given ?? '').trim()
  if ((who === '') !== twice)
    throw new UserError('bad-option', '要找谁？', '写姓名或身份证号码后四位，例如 itcap person 张三；或写 --twice。')
  if (twice && whole)
    throw new UserError(
      'bad-option',
      '--copy 和 --twice 不能一起写。',
      '--copy 给一个人查阅；请写他的姓名或号码后四位。',
    )
  const units = unitTables(context)
  const nameOf = (notice: Notice | undefined, key: string) => (notice && key !== '' ? units(notice).fullName(key) : '')
  const persons = await withWorkspaceLedger(context, undefined, async (ledger) => {
    await ensureSeen(ledger, ANY_UNIT, context)
    const notices = await noticesKnown(context, ledger.notices())
    return personsAsked(ledger, notices, { who, nameOf, showIds, whole })
  })
  const render = await import('../../render/person.ts')
  const shown = /\d{4}|\d{3}x/iu.test(who) ? '这个尾号' : who
  return {
    code: exitCodeOf({ findings: twice ? persons.length > 0 : persons.length === 0 }),
    table: (style) => render.personText(persons, twice ? '' : shown, style),
    csv: () => render.personCsv(persons),
    json: () => ({ asOf: context.asOf, persons }),
  }
}

/** Those of the ledger that come with itcap, or are the workspace's own. */
async function noticesKnown(context: Context, ids: readonly string[]): Promise<Map<string, Notice | undefined>> {
  const { workspace } = context
  const own = workspace.notice === '' ? undefined : await loadNotice(workspace.notice, workspace)
  const shipped = new Set(knownIds())
  const known = new Map<string, Notice | undefined>()
  for (const id of ids)
    known.set(id, id === own?.id ? own : shipped.has(id) ? await loadNotice(id, workspace) : undefined)
  return known
}
