/**
 * A notice that was read from a pack comes in, what in it cannot work goes out, each with its place in the pack: a region that does not exist, a
 * rule that can never fire, a form that is drawn and not recognised again. Says nothing of what is merely unusual.
 */
import { deadRules } from './check/dead-rules.ts'
import type { Form, FormRule, Notice } from './notice/notice.ts'
import type { Fault, PackPath } from './notice/pack-fault.ts'
import { pathOfRule } from './notice/rule-path.ts'
import { lostOnTheWay } from './report/reads-back.ts'
import { checkById, checks } from './rules/registry.ts'
import type { UnitTable } from './unit/unit.ts'

/** @param pack As it was written, for the places. */
export async function proveNotice(notice: Notice, pack: unknown, units: UnitTable): Promise<Fault[]> {
  const placed = (form: Form, rule: FormRule): PackPath | undefined => pathOfRule(pack, form, rule)
  return [
    ...regionFaults(notice, units),
    ...deadRules(notice, checks, units).flatMap(({ form, rule, why }): Fault[] => {
      const path = placed(form, rule)
      // What the form itself implies is nobody's mistake.
      return path ? [{ path, message: `检查项“${rule.check}”在这张表上永远查不到东西：${why}` }] : []
    }),
    ...notice.forms.flatMap((form) =>
      form.rules.flatMap((rule) =>
        (checkById(rule.check)?.faults?.(form, rule, notice, units) ?? []).map(({ path, message }): Fault => {
          const at = placed(form, rule) ?? ['forms', form.id]
          return { path: [...at, ...path], message }
        }),
      ),
    ),
    ...(await Promise.all(notice.forms.map((form) => formFaults(form, notice)))).flat(),
  ]
}

function regionFaults({ region }: Notice, units: UnitTable): Fault[] {
  if (region === '' || units.region !== undefined) return []
  const match = units.find(region)
  const near = match.kind === 'unknown' ? match.suggestions[0]?.name : undefined
  return [{ path: ['region'], message: `没有“${region}”这个地区${near ? `，是不是“${near}”` : '，请写区划全称'}` }]
}

async function formFaults(form: Form, notice: Notice): Promise<Fault[]> {
  const lost = await lostOnTheWay(form, notice)
  return lost === undefined ? [] : [{ path: ['forms', form.id], message: lost }]
}
