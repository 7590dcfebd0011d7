/**
 * Records of recognised sheets come in, one pass from top to bottom; per sheet its findings, what was not checked and what crashed
 * go out. Never takes a check that threw or could not run for data being fine.
 */

import type { FormRecord, SheetForm, SheetTable } from '../form/reading.ts'
import { type Desk, noDesk, type Whose, whose } from '../form/whose.ts'
import type { Form, FormRule, Notice } from '../notice/notice.ts'
import type { UnitTable } from '../unit/unit.ts'
import type { IsoDate } from '../value/date.ts'
import { rememberOf } from '../value/remember.ts'
import type { Counts } from '../value/severity.ts'
import type { Check, CheckContext, Explained, Finding, Known, Needs } from './check.ts'
import { collectFindings } from './collect-findings.ts'
import { type Answer, startExplaining } from './explaining.ts'
import { isNotChecked, meet } from './needs.ts'
import { startWatching } from './watching.ts'

interface RunOptions {
  /** Every check there is; their order breaks ties between findings. */
  checks: readonly Check[]
  asOf: IsoDate
  /** What other submissions say; `nothingKnown` where there are none. */
  known: (notice: Notice) => Known
  units: (notice: Notice) => UnitTable
  /** Who takes the sheets in; nobody in particular where it is left out. */
  desk?: (notice: Notice) => Desk
}

/** All files of one command. */
export interface CheckRun {
  /**
   * @param received Time of receipt, when it is known.
   * @param letter Answers in the letter of a 退回表 that came back.
   */
  open(form: SheetForm, received?: string, letter?: readonly Answer[]): SheetChecks
  /** Every sheet read: lets checks between sheets speak. */
  finish(): void
}

interface SheetChecks {
  /** Whose sheet it is, and whose its rows: the same answers that the checks got. */
  readonly whose: Whose
  /** From top to bottom, some at a time. */
  take(records: readonly FormRecord[]): void
  /** All records given, and the reading's foot, sections and faults complete. A sheet never ended counts as never seen. */
  end(): void
  /** Complete after `CheckRun.finish()`. */
  result(): SheetResult
}

export interface SheetResult {
  /** Sorted: errors first, then what concerns most rows. */
  findings: Finding[]
  /** Places flagged, before the same fault down a column became one finding. */
  counts: Counts
  /** Warnings that the sender explained: they are none any more. */
  explained: Explained[]
  /** Rows whose explanation is for an error, which nobody can explain away. */
  unheard: number[]
  notChecked: { rule: string; why: string }[]
  /** Checks that threw: faults of itcap. */
  crashed: { rule: string; error: Error }[]
}

export const nothingKnown: Known = { figure: () => undefined, issuedList: () => undefined }

/** A rule on the sheet it is made for, or on a sheet it needs to see besides. */
interface Assignment {
  rule: FormRule
  check: Check
  companion: boolean
  /** The same for every sheet of the form, as is the memory: a folder has thousands of them. */
  needs: Needs
  shared: object
}

export function startRun(options: RunOptions): CheckRun {
  const rankOf = new Map(options.checks.map(({ id }, rank) => [id, rank]))
  const assignmentsOf = assigning(new Map(options.checks.map((check) => [check.id, check])))
  const endings: (() => void)[] = []

  function open(form: SheetForm, received?: string, letter?: readonly Answer[]): SheetChecks {
    const notChecked: SheetResult['notChecked'] = []
    const crashed: SheetResult['crashed'] = []
    const watching = startWatching((rule, error) => crashed.push({ rule, error }))
    const units = options.units(form.notice)
    const owner = whose(form, units, options.desk?.(form.notice) ?? noDesk)
    const known = options.known(form.notice)
    const explaining = startExplaining(form, owner, known.explained?.(form.form.id), letter)
    const collector = collectFindings(form, (rule) => rankOf.get(rule)!, explaining)
    const { asOf } = options
    let findings: Finding[] | undefined

    for (const { rule, check, companion, needs, shared } of assignmentsOf(form)) {
      const table = tableOf(form, rule, companion)
      const skip = (why: string) => {
        notChecked.push({ rule: check.id, why })
      }
      const flag = collector.flagOf(rule, check, table)
      // Written out: a spread for every rule of every sheet takes a tenth of the time of a folder.
      const context: CheckContext = { form, table, asOf, received, units, whose: owner, known, shared, flag, skip }
      watching.add(check.id, check.allTables && rule.table === '' ? form.tables : table ? [table] : [], () => {
        const met = meet(needs, context)
        const { start } = companion ? check.companion! : check
        const started = isNotChecked(met) ? met : start(context, rule.params, met)
        if (!isNotChecked(started)) return started
        if (!companion) skip(started.why)
        return undefined
      })
    }

    return {
      whose: owner,
      take(records) {
        for (const each of records) explaining.see(each)
        // What was explained is told in the order of the rows.
        if (explaining.mayEnd()) for (const each of records) watching.take([each])
        else watching.take(records)
      },
      end() {
        const endRun = watching.end()
        if (endRun === undefined) return
        endings.push(() => {
          collector.compare()
          endRun()
          findings = undefined
        })
      },
      result() {
        findings ??= collector.findings()
        const [explained, unheard] = [explaining.explained(), explaining.unheard(findings)]
        return { findings, counts: collector.counts(), explained, unheard, notChecked, crashed }
      },
    }
  }

  return {
    open,
    finish() {
      for (const ending of endings) ending()
      endings.length = 0
    },
  }
}

/** Answers with the rules of the sheet's own form, and those of other forms of the notice that need to see it. */
function assigning(checks: ReadonlyMap<string, Check>): (form: SheetForm) => Assignment[] {
  /** Packs are verified when they are built: a rule without a check is a fault of itcap. */
  function checkOf(rule: FormRule): Check {
    const check = checks.get(rule.check)
    if (check === undefined) throw new Error(`No check has the id ${rule.check}`)
    return check
  }

  const memoryOf = remembering()
  const assigned = rememberOf((form: Form, { forms }: Notice): Assignment[] => {
    const own = form.rules.map((rule) => {
      const check = checkOf(rule)
      const needs = check.needs?.(rule.params, form) ?? {}
      return { rule, check, companion: false, needs, shared: memoryOf(form, rule, check) }
    })
    const beside = forms
      .flatMap(({ rules }) => rules)
      .flatMap((rule) => {
        const check = checkOf(rule)
        if (!check.companion?.forms(rule.params).includes(form.id)) return []
        const needs = check.companion.needs?.(rule.params, form) ?? {}
        return { rule, check, companion: true, needs, shared: memoryOf(form, rule, check) }
      })
    return [...own, ...beside]
  })
  return ({ notice, form }) => assigned(form, notice)
}

/** Answers with the memory of a rule: its own, or that of the check it looks into. */
function remembering(): (form: Form, own: FormRule, check: Check) => object {
  const memoryOf = rememberOf((_rule: FormRule): object => ({}))
  return (form, own, { sharesMemoryOf }) => {
    const rule = form.rules.find(({ check, table }) => check === sharesMemoryOf && table === own.table) ?? own
    return memoryOf(rule)
  }
}

function tableOf(form: SheetForm, rule: FormRule, companion: boolean): SheetTable | undefined {
  const id = companion || rule.table === '' ? form.form.tables[0]?.id : rule.table
  return form.tables.find((each) => each.table.id === id)
}
