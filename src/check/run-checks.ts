/**
 * Records of recognised sheets come in, one pass from top to bottom; per sheet its findings, what was not checked and what crashed
 * go out. Never takes a check that threw or could not run for data being fine.
 */
import type { FormRecord, SheetForm, SheetTable } from '../form/reading.ts'
import { type Desk, noDesk, type Whose, whose } from '../form/whose.ts'
import type { Form, FormRule, Notice, Severity } from '../notice/notice.ts'
import { checkById, checks } from '../rules/registry.ts'
import type { UnitTable } from '../unit/unit.ts'
import type { IsoDate } from '../value/date.ts'
import type { Check, CheckContext, Finding, Known, Watcher } from './check.ts'
import { collectFindings } from './collect-findings.ts'
import { isNotChecked, meet } from './needs.ts'

export interface RunOptions {
  asOf: IsoDate
  /** What other submissions say; `nothingKnown` where there are none. */
  known: (notice: Notice) => Known
  units: (notice: Notice) => UnitTable
  /** Who takes the sheets in; nobody in particular where it is left out. */
  desk?: (notice: Notice) => Desk
}

/** All files of one command. */
export interface CheckRun {
  /** @param received Time of receipt, when it is known. */
  open(form: SheetForm, received?: string): SheetChecks
  /** Every sheet read: lets checks between sheets speak. */
  finish(): void
}

export interface SheetChecks {
  /** Whose sheet it is, and whose its rows: the same answers that the checks got. */
  readonly whose: Whose
  record(record: FormRecord): void
  /** All records given, and the reading's foot, sections and faults complete. A sheet never ended counts as never seen. */
  end(): void
  /** Complete after `CheckRun.finish()`. */
  result(): SheetResult
}

export interface SheetResult {
  /** Sorted: errors first, then what concerns most rows. */
  findings: Finding[]
  /** Places reported, before the same fault down a column became one finding. */
  counts: Record<Severity, number>
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
}

interface Running {
  rule: FormRule
  watcher: Watcher
  crashed: boolean
}

type Routes = { data: Running[]; total: Running[] }

const rankOf = new Map(checks.map((check, index) => [check.id, index]))

export function startRun(options: RunOptions): CheckRun {
  const assignments = new Map<Form, Assignment[]>()
  const shared = new Map<FormRule, Map<string, unknown>>()
  const endings: (() => void)[] = []

  function memoryOf(form: Form, own: FormRule, { sharesMemoryOf }: Check): Map<string, unknown> {
    const rule = form.rules.find(({ check, table }) => check === sharesMemoryOf && table === own.table) ?? own
    const memory = shared.get(rule) ?? new Map<string, unknown>()
    shared.set(rule, memory)
    return memory
  }

  function open(form: SheetForm, received?: string): SheetChecks {
    const collector = collectFindings(form, (rule) => rankOf.get(rule) ?? checks.length)
    const notChecked: SheetResult['notChecked'] = []
    const crashed: SheetResult['crashed'] = []
    const running: Running[] = []
    const routes = new Map<string, Routes>()
    let finished: Finding[] | undefined

    function guard(each: { rule: FormRule; crashed: boolean }, act: () => void): void {
      if (each.crashed) return
      try {
        act()
      } catch (error) {
        fail(each, error)
      }
    }

    function fail(each: { rule: FormRule; crashed: boolean }, error: unknown): void {
      each.crashed = true
      crashed.push({ rule: each.rule.check, error: error instanceof Error ? error : new Error(String(error)) })
    }

    const units = options.units(form.notice)
    const owner = whose(form, units, options.desk?.(form.notice) ?? noDesk)
    for (const { rule, check, companion } of assigned(form, assignments)) {
      const table = tableOf(form, rule, companion)
      const skip = (why: string) => {
        notChecked.push({ rule: rule.check, why })
      }
      const context: CheckContext = {
        form,
        table,
        asOf: options.asOf,
        received,
        units,
        whose: owner,
        known: options.known(form.notice),
        shared: memoryOf(form.form, rule, check),
        report: collector.reportOf(rule, check, table),
        skip,
      }
      const each: Running = { rule, watcher: {}, crashed: false }
      guard(each, () => {
        const { needs, start } = companion ? check.companion! : check
        const met = meet(needs?.(rule.params, form.form) ?? {}, context)
        const started = isNotChecked(met) ? met : start(context, rule.params, met)
        if (isNotChecked(started)) {
          if (!companion) skip(started.why)
          return
        }
        each.watcher = started
        running.push(each)
        for (const seen of check.allTables && rule.table === '' ? form.tables : table ? [table] : []) {
          if (started.record) routesOf(routes, seen).data.push(each)
          if (started.total) routesOf(routes, seen).total.push(each)
        }
      })
    }

    let lastTable: SheetTable | undefined
    let last: Routes | undefined

    function record(given: FormRecord): void {
      if (given.table !== lastTable) {
        lastTable = given.table
        last = routes.get(given.table.table.id)
      }
      if (last === undefined) return
      if (given.kind === 'data') {
        const { data } = last
        for (let i = 0; i < data.length; i++) {
          const each = data[i]!
          if (each.crashed) continue
          try {
            each.watcher.record!(given)
          } catch (error) {
            fail(each, error)
          }
        }
        return
      }
      for (const each of last.total) guard(each, () => each.watcher.total!(given))
    }

    function end(): void {
      for (const each of running) guard(each, () => each.watcher.end?.())
      const waiting = running.filter(({ watcher }) => watcher.endRun)
      if (waiting.length > 0) {
        endings.push(() => {
          for (const each of waiting) guard(each, () => each.watcher.endRun!())
          finished = undefined
        })
      }
      // A folder has hundreds of sheets, and what the others have seen is wanted no more.
      running.length = 0
      routes.clear()
      last = undefined
    }

    function result(): SheetResult {
      finished ??= collector.findings()
      return { findings: finished, counts: collector.counts(), notChecked, crashed }
    }

    return { whose: owner, record, end, result }
  }

  return {
    open,
    finish: () => {
      for (const ending of endings) ending()
      endings.length = 0
    },
  }
}

function routesOf(routes: Map<string, Routes>, table: SheetTable): Routes {
  const found = routes.get(table.table.id) ?? { data: [], total: [] }
  routes.set(table.table.id, found)
  return found
}

/** The rules of the sheet's own form, and those of other forms of the notice that need to see it. */
function assigned({ notice, form }: SheetForm, made: Map<Form, Assignment[]>): Assignment[] {
  let found = made.get(form)
  if (found === undefined) {
    found = form.rules.map((rule) => ({ rule, check: existing(rule), companion: false }))
    for (const owner of notice.forms) {
      for (const rule of owner.rules) {
        const check = existing(rule)
        if (check.companion?.forms(rule.params).includes(form.id)) found.push({ rule, check, companion: true })
      }
    }
    made.set(form, found)
  }
  return found
}

/** Packs are verified when they are built: a rule without a check is a fault of itcap. */
function existing(rule: FormRule): Check {
  const check = checkById(rule.check)
  if (check === undefined) throw new Error(`No check has the id ${rule.check}`)
  return check
}

function tableOf(form: SheetForm, rule: FormRule, companion: boolean): SheetTable | undefined {
  const id = companion || rule.table === '' ? form.form.tables[0]?.id : rule.table
  return form.tables.find((each) => each.table.id === id)
}
