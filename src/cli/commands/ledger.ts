/** `itcap ledger move | init | grant | revoke | check`: what is done to a ledger as a whole: where it lies, and which office sees what of it. */
import type { Command } from 'commander'
import type { UnitTable } from '../../unit/unit.ts'
import { UserError } from '../../user-error.ts'
import type { Run, TextAnswer } from '../answer.ts'
import { ownUnit, theOne } from '../chosen-unit.ts'
import type { Context } from '../context.ts'
import { exitCode, exitCodeOf } from '../exit-code.ts'
import { loadNotice } from '../load-notices.ts'
import { openOptions } from '../open-workspace-ledger.ts'

export function addLedger(program: Command, run: Run): void {
  const ledger = program.command('ledger').description('台账放在哪里、谁看得到什么：文件和服务器之间搬、按单位分权限')
  ledger
    .command('move')
    .description('把台账搬到另一处（文件 ↔ PostgreSQL），逐表核对一致才算；原来的不动')
    .argument('<from>', '现在的台账：文件，或 postgres:// 地址')
    .argument('<to>', '搬到哪里：还没有的文件，或地址；已经有内容的不搬')
    .action(run(move, ['table', 'json']))
  ledger
    .command('init')
    .description('服务器上的台账改为按单位分权限：县只看得到自己的，市看得到所属各县，省看得到全省')
    .action(run(init, ['table', 'json']))
  ledger
    .command('grant')
    .description('给服务器上的一个账号单位和权限；再写一次就换单位')
    .argument('<login>', '账号，管服务器的人建好的')
    .requiredOption('--unit <名称>', '省、市（州）、县（市、区）')
    .action(run(grant, ['table', 'json']))
  ledger
    .command('revoke')
    .description('收回 grant 给一个账号的单位和权限；它登记过的都还在')
    .argument('<login>', '账号')
    .action(run(revoke, ['table', 'json']))
  ledger
    .command('check')
    .description('看服务器上的台账：版本、加密、权限，谁看得到什么，哪个账号没有单位；有要改的以 1 退出')
    .action(run(check, ['table', 'json']))
}

async function move(context: Context, from: string, to: string): Promise<TextAnswer> {
  const [{ moveLedger }, { answersOf }, { movedText }] = await Promise.all([
    import('../../ledger/move.ts'),
    import('../ledger-answers.ts'),
    import('../../render/ledger.ts'),
  ])
  const asked = new Set<string>()
  const moved = await moveLedger(from, to, openOptions(context, 'itcap ledger move'), (ledger) =>
    answersOf(ledger, context, asked),
  )
  const shown = { ...moved, answered: [...asked] }
  return { code: exitCode.done, table: (style) => movedText(shown, to, style), json: () => shown }
}

async function init(context: Context): Promise<TextAnswer> {
  const [{ initOffices }, { initText }] = await Promise.all([
    import('../../ledger/offices/office-keeping.ts'),
    import('../../render/ledger.ts'),
  ])
  const done = await initOffices(context.workspace.ledger, openOptions(context, 'itcap ledger init'))
  return { code: exitCode.done, table: (style) => initText(done, style), json: () => done }
}

async function revoke(context: Context, login: string): Promise<TextAnswer> {
  const [{ revokeOffice }, { revokeText }] = await Promise.all([
    import('../../ledger/offices/office-keeping.ts'),
    import('../../render/ledger.ts'),
  ])
  const gone = await revokeOffice(context.workspace.ledger, login, openOptions(context, 'itcap ledger revoke'))
  const done = { ...gone, name: gone.unit === '' ? '' : (await unitsOf(context)).fullName(gone.unit) }
  return { code: exitCode.done, table: (style) => revokeText(done, style), json: () => done }
}

/** Of the day and the notice at hand. */
async function unitsOf({ workspace, asOf }: Context): Promise<UnitTable> {
  const { unitTable } = await import('../../unit/unit-table.ts')
  const notice =
    workspace.notice === '' ? { units: [], aliases: [], region: '' } : await loadNotice(workspace.notice, workspace)
  return unitTable(asOf, notice)
}

async function grant(context: Context, login: string, { unit: name }: { unit: string }): Promise<TextAnswer> {
  const [{ grantOffice, ensureServer }, { reachOf }, { formerKeys, lastingKey }, render] = await Promise.all([
    import('../../ledger/offices/office-keeping.ts'),
    import('../../ledger/offices/offices.ts'),
    import('../../unit/division-history.ts'),
    import('../../render/ledger.ts'),
  ])
  const { workspace } = context
  ensureServer(workspace.ledger)
  if (login.trim() === '')
    throw new UserError('bad-option', '没有写账号。', '例如 itcap ledger grant jinjiang --unit 锦江区。')
  const units = await unitsOf(context)
  const unit = theOne(units, name, undefined, ownUnit(units, workspace))
  const key = lastingKey(unit.key)
  const office = { login, unit: key, reach: [reachOf(key), ...formerKeys(reachOf(key))] }
  const done = {
    ...(await grantOffice(workspace.ledger, office, openOptions(context, 'itcap ledger grant'))),
    name: unit.name,
  }
  return { code: exitCode.done, table: (style) => render.grantText(done, style), json: () => done }
}

async function check(context: Context): Promise<TextAnswer> {
  const [{ checkServer }, { checkText }] = await Promise.all([
    import('../../ledger/offices/office-check.ts'),
    import('../../render/ledger.ts'),
  ])
  const found = await checkServer(context.workspace.ledger, openOptions(context, 'itcap ledger check'))
  return {
    code: exitCodeOf({ findings: found.looked.some(({ todo }) => todo !== undefined) }),
    table: (style) => checkText(found, style),
    json: () => found,
  }
}
