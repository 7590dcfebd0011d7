/**
 * A pack that has the right shape → the Notice the rest of itcap reads: columns flattened, rules implied, every clause knowing
 * what enforces it. Refuses a pack that contradicts itself; guesses nothing.
 */

import { abilityList } from './ability-list.ts'
import { applySettings } from './apply-settings.ts'
import { crossCheck, hasOwnKey } from './cross-check.ts'
import type { Clause, Deadline, Form, Notice, Setting, Target } from './notice.ts'
import type { Fault } from './pack-fault.ts'
import type { Pack, PackDeadline, PackTarget } from './pack-schema.ts'
import { assessmentClauses, assessmentRules, resolveAssessment } from './resolve-assessment.ts'
import { resolveForm } from './resolve-form.ts'
import { type KnownChecks, resolveRules } from './resolve-rules.ts'

export function resolveNotice(pack: Pack, known: KnownChecks): { notice: Notice } | { faults: Fault[] } {
  const faults: Fault[] = []
  const deadlines = pack.deadlines.map((each) => deadlineOf(each, pack.issued))
  const assessment = resolveAssessment(pack.assessment)
  const forms = Object.keys(pack.forms).map((id): Form => {
    const { form, placed } = resolveForm(id, pack, faults)
    const rules = resolveRules(form, pack.forms[id]?.checks ?? [], placed, deadlines, pack.settings, known, faults)
    const assessed = assessment?.form === id ? assessmentRules(assessment, (check) => known.find(check)?.severity) : []
    return { ...form, rules: [...rules, ...assessed] }
  })
  const notice: Notice = {
    ...pack,
    extends: pack.extends ?? '',
    clauses: {},
    settings: mapValues(pack.settings, (setting): Setting => ({ ...setting, value: setting.default })),
    lists: listsOf(pack, forms),
    units: pack.units
      .filter(hasOwnKey)
      .map(({ name = '', parent = '', ...unit }) => ({ ...unit, name, parent, level: 'county' })),
    aliases: pack.units.filter((unit) => !hasOwnKey(unit)).map(({ key, also }) => ({ key, also })),
    deadlines,
    targets: pack.targets.map(targetOf),
    assessment,
    forms,
  }
  faults.push(...crossCheck(pack, notice))
  if (faults.length > 0) return { faults }
  return { notice: applySettings({ ...notice, clauses: clausesOf(pack, notice) }, {}) }
}

/** A column of ability points is read against the 30 of the 考核规范 and those that the pack adds. */
function listsOf(pack: Pack, forms: Form[]): Notice['lists'] {
  const used = forms.some((form) =>
    form.tables.some((table) => table.columns.some((column) => column.type === 'abilities' && column.list === '')),
  )
  if (!used) return pack.lists
  const local = (pack.assessment?.abilities?.local ?? []).map(({ code, name }) => ({ value: code, also: [name] }))
  return { ...pack.lists, abilities: [...abilityList, ...local, ...(pack.lists.abilities ?? [])] }
}

/** A value written `$name` is left for `applySettings`, which knows what holds. */
function deadlineOf({ inclusive, ...deadline }: PackDeadline, issued: string): Deadline {
  const settings = referencesOf({ ...deadline, inclusive })
  return {
    ...deadline,
    on: settings.on ? '' : deadline.on,
    // A report every month begins with the notice.
    from: settings.from ? '' : deadline.from || (deadline.monthly > 0 ? issued : ''),
    inclusive: typeof inclusive === 'boolean' ? inclusive : true,
    settings,
  }
}

function targetOf({ basis, rounding, rounded, ...target }: PackTarget): Target {
  const settings = referencesOf({ ...target, basis, rounding, rounded })
  return {
    ...target,
    from: settings.from ? '' : target.from,
    by: settings.by ? '' : target.by,
    basis: basis === 'phase' ? 'phase' : 'cumulative',
    rounding: rounding === 'up' || rounding === 'down' ? rounding : 'half-up',
    rounded: rounded === 'each' ? 'each' : 'total',
    settings,
  }
}

function referencesOf(entry: object): Record<string, string> {
  const references = Object.entries(entry).filter(([, value]) => typeof value === 'string' && value.startsWith('$'))
  return Object.fromEntries(references.map(([key, value]) => [key, String(value).slice(1)]))
}

function clausesOf(pack: Pack, notice: Notice): Record<string, Clause> {
  const enforcers = new Map<string, Set<string>>()
  const enforce = (clause: string, rule: string) => {
    const rules = enforcers.get(clause) ?? new Set()
    enforcers.set(clause, rules.add(rule))
  }
  for (const form of notice.forms) {
    for (const rule of form.rules) for (const clause of rule.clauses) enforce(clause, rule.check)
  }
  for (const deadline of notice.deadlines) enforce(deadline.clause, 'deadline')
  for (const target of notice.targets) enforce(target.clause, target.share === null ? 'minimum-count' : 'target-share')
  for (const split of notice.splits) enforce(split.clause, 'split-ratio')
  if (notice.mail) enforce(notice.mail.clause, 'mail-subject')
  for (const [clause, rule] of assessmentClauses(notice.assessment)) enforce(clause, rule)
  return mapValues(pack.clauses, ({ quote, unchecked }, id) => ({
    id,
    quote,
    checkedBy: [...(enforcers.get(id) ?? [])].sort(),
    unchecked,
  }))
}

function mapValues<V, W>(record: Record<string, V>, change: (value: V, key: string) => W): Record<string, W> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]))
}
