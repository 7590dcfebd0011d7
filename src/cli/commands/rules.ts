/** `itcap rules [RULE]`: the catalogue, or one rule with its clauses, a wrong and a right example. */
import type { Command } from 'commander'
import type { Rule } from '../../render/rules.ts'
import { UserError } from '../../user-error.ts'
import { nearest } from '../../value/nearest.ts'
import type { Run, TableAnswer } from '../answer.ts'
import type { Context } from '../context.ts'
import { exitCode } from '../exit-code.ts'
import { noticeIds, shippedNotice } from '../load-notices.ts'

export function addRules(program: Command, run: Run): void {
  program
    .command('rules')
    .description('规则目录；写上规则名，看它的依据和正误例子')
    .argument('[rule]', '规则名，例如 id-number')
    .action(run(rules, ['table', 'json', 'csv']))
}

async function rules(_context: Context, id: string | undefined): Promise<TableAnswer> {
  const [{ checks }, { noticeRules }, { paramFacts, yamlOf }, { tryExamples }, render] = await Promise.all([
    import('../../rules/registry.ts'),
    import('../../notice/notice-rules.ts'),
    import('../../notice/check-params.ts'),
    import('../../pipeline.ts'),
    import('../../render/rules.ts'),
  ])
  const notices = noticeIds().map(shippedNotice)
  const all: Rule[] = [...checks, ...noticeRules]
  const chosen = id === undefined ? all : all.filter((each) => each.id === id)
  if (chosen.length === 0) throw unknownRule(id ?? '', all)
  const [one] = id === undefined ? [] : chosen
  const check = one && 'params' in one ? one : undefined
  const usage = check && { params: await paramFacts(check), yaml: yamlOf(check) }
  const said = check && (await tryExamples(check))
  return {
    code: exitCode.done,
    table: (style) =>
      one === undefined ? render.rulesText(chosen, notices, style) : render.ruleText(one, notices, usage, said, style),
    csv: () => render.rulesCsv(chosen, notices),
    json: () => render.rulesJson(chosen, notices, usage),
  }
}

function unknownRule(id: string, all: Rule[]): UserError {
  const names = all.map((each) => each.id)
  const meant = nearest(id, names)
  const hint = meant ? `是不是 ${meant}？itcap rules 列出全部。` : 'itcap rules 列出全部规则。'
  return new UserError('unknown-rule', `没有规则 ${id}。`, hint)
}
