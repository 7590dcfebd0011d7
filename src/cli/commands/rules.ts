/** `itcap rules [RULE]`: the catalogue, or one rule with its clauses, a wrong and a right example. */
import type { Command } from 'commander'
import { UserError } from '../../user-error.ts'
import { nearest } from '../../value/nearest.ts'
import type { Run } from '../action.ts'
import { type Context, json } from '../context.ts'
import { exitCode } from '../exit-code.ts'
import { loadNotice, noticeIds } from '../load-notices.ts'

export function addRules(program: Command, run: Run): void {
  program
    .command('rules')
    .description('规则目录；写上规则名，看它的依据和正误例子')
    .argument('[rule]', '规则名，例如 id-number')
    .action(run(rules))
}

async function rules(context: Context, id: string | undefined): Promise<number> {
  const [{ checks }, render] = await Promise.all([import('../../check/registry.ts'), import('../../render/rules.ts')])
  const notices = noticeIds().map(loadNotice)
  const chosen = id === undefined ? checks : checks.filter((each) => each.id === id)
  if (chosen.length === 0) {
    const meant = nearest(
      id ?? '',
      checks.map((each) => each.id),
    )
    throw new UserError(
      'unknown-rule',
      `没有规则 ${id}。`,
      meant ? `是不是 ${meant}？itcap rules 列出全部。` : 'itcap rules 列出全部规则。',
    )
  }
  if (context.format === 'json') context.out(json(render.rulesJson(chosen, notices)))
  else if (context.format === 'csv') context.out(render.rulesCsv(chosen, notices))
  else
    context.out(
      id === undefined
        ? render.rulesText(chosen, notices, context.style)
        : render.ruleText(chosen[0]!, notices, context.style),
    )
  return exitCode.done
}
