/**
 * The words of a command that is being typed come in, with the one that the cursor stands in; what may stand there goes out: commands, options,
 * notices, forms, units, rules. Nothing where a file is meant: that the shell knows better.
 */
import type { Command } from 'commander'
import { checks } from '../rules/registry.ts'
import type { Unit, UnitTable } from '../unit/unit.ts'
import { unitTable } from '../unit/unit-table.ts'
import { OWN_REPORTS } from './commands/report.ts'
import type { Context } from './context.ts'
import { loadNotice, noticeIds, shippedNotice } from './load-notices.ts'
import { optionsOf } from './localise.ts'

type Source = (context: Context) => Promise<string[]>

const notices: Source = async () => noticeIds()
const forms: Source = async ({ workspace }) => {
  const own = workspace.notice === '' ? noticeIds().map(shippedNotice) : [await loadNotice(workspace.notice, workspace)]
  return own.flatMap((notice) => notice.forms.map(({ id }) => id))
}
const noticeForms: Source = async () =>
  noticeIds().flatMap((id) => shippedNotice(id).forms.map((form) => `${id}/${form.id}`))
const rules: Source = async () => checks.map(({ id }) => id)
const units =
  (level: 'province' | 'city' | 'county' | undefined): Source =>
  async ({ workspace, asOf }) => {
    const notice =
      workspace.notice === '' ? shippedNotice(noticeIds()[0]!) : await loadNotice(workspace.notice, workspace)
    const table = unitTable(asOf, notice)
    const tops = workspace.notice !== '' && table.region ? [table.region] : provincesIn(table)
    const levels = level ? [level] : (['province', 'city', 'county'] as const)
    const own = (top: Unit) => [top, ...levels.flatMap((each) => table.below(top.key, each))]
    const all = tops.flatMap(own).filter((each) => levels.includes(each.level as never))
    return [...new Set(all.map(({ name }) => name))]
  }

/** By the first two digits of their codes. */
function provincesIn(table: UnitTable): Unit[] {
  const keys = Array.from({ length: 90 }, (_, index) => `${index + 10}0000`)
  return keys.map((key) => table.get(key)).filter((unit) => unit !== undefined)
}

const words =
  (...all: string[]): Source =>
  async () =>
    all

/** What follows an option. */
const BEHIND: Record<string, Source> = {
  '--notice': notices,
  '--form': forms,
  '--unit': units(undefined),
  '--province': units('province'),
  '--city': units('city'),
  '--county': units('county'),
  '--format': words('table', 'json', 'csv', 'sarif'),
  '--color': words('auto', 'always', 'never'),
  '--fail-on': words('error', 'warning', 'incomplete'),
  '--basis': words('reported', 'named'),
  '--by': words('city', 'county', 'school'),
}

/** What stands behind a command. */
const ARGUMENTS: Record<string, Source> = {
  'notice show': notices,
  'notice diff': notices,
  template: async (context) => ['list', ...(await noticeForms(context))],
  fill: noticeForms,
  report: async (context) => [...(await forms(context)), ...Object.keys(OWN_REPORTS)],
  zero: forms,
  rules,
  completion: words('bash', 'zsh', 'fish', 'powershell'),
}

export async function completionsFor(
  program: Command,
  before: readonly string[],
  word: string,
  context: Context,
): Promise<string[]> {
  let command = program
  let name = ''
  for (const [index, each] of before.entries()) {
    const behind = optionCalled(command, before[index - 1])
    if (each.startsWith('-') || behind?.required) continue
    const next = command.commands.find((own) => own.name() === each)
    if (next) [command, name] = [next, `${name} ${each}`.trim()]
  }
  const last = optionCalled(command, before.at(-1))
  const fits = (all: readonly string[]) => all.filter((each) => each.startsWith(word))
  if (last?.required) return fits((await BEHIND[last.long ?? '']?.(context)) ?? [])
  if (word.startsWith('-')) return fits([...optionsOf(command).map(({ long }) => long ?? ''), '--help'])
  const below = command.commands.filter((each) => !isHidden(each)).map((each) => each.name())
  if (below.length > 0) return fits(command === program ? [...below, 'help'] : below)
  if (before[0] === 'help') return fits(program.commands.filter((each) => !isHidden(each)).map((each) => each.name()))
  return fits((await ARGUMENTS[name]?.(context)) ?? [])
}

function optionCalled(command: Command, word: string | undefined): Command['options'][number] | undefined {
  return word?.startsWith('-')
    ? optionsOf(command).find(({ long, short }) => long === word || short === word)
    : undefined
}

/** Not in the help, so not here. */
function isHidden(command: Command): boolean {
  return (command as unknown as { _hidden?: boolean })._hidden === true
}
