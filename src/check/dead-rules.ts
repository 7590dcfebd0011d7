/**
 * A notice and its rules come in, those that cannot run even on a sheet that has everything the form asks for go out: such a rule would never
 * fire, and its silence would look like a clean file.
 */
import type { SheetForm } from '../form/reading.ts'
import { whose } from '../form/whose.ts'
import type { Form, FormRule, Notice } from '../notice/notice.ts'
import type { UnitTable } from '../unit/unit.ts'
import type { Check, CheckContext, Known } from './check.ts'
import { isNotChecked, meet } from './needs.ts'

interface DeadRule {
  form: Form
  rule: FormRule
  why: string
}

export function deadRules(notice: Notice, checks: readonly Check[], units: UnitTable): DeadRule[] {
  const byId = new Map(checks.map((check) => [check.id, check]))
  return notice.forms.flatMap((form) =>
    form.rules.flatMap((rule) => {
      const why = whyDead(wholeSheet(form, notice, units), rule, byId.get(rule.check), units)
      return why === undefined ? [] : [{ form, rule, why }]
    }),
  )
}

/** Whatever a rule asks of other submissions is there. */
const allKnown: Known = {
  figure: () => ({ value: 0, source: '' }),
  issuedList: () => [''],
  issuedCount: () => 0,
  persons: () => [],
}

function whyDead(form: SheetForm, rule: FormRule, check: Check | undefined, units: UnitTable): string | undefined {
  if (check?.needs === undefined) return undefined
  let skipped: string | undefined
  const flag = Object.assign(() => {}, { head() {}, at() {} })
  const context: CheckContext = {
    form,
    table: form.tables.find(({ table }) => rule.table === '' || table.id === rule.table),
    asOf: '2020-01-01',
    received: undefined,
    units,
    whose: whose(form, units),
    known: allKnown,
    shared: {},
    flag,
    skip: (why) => {
      skipped ??= why
    },
  }
  const met = meet(check.needs(rule.params, form.form), context)
  return isNotChecked(met) ? met.why : skipped
}

function wholeSheet(form: Form, notice: Notice, units: UnitTable): SheetForm {
  const place = units.region?.name ?? '成都市'
  const tables = form.tables.map((table) => ({
    table,
    columns: [table.columns.map((_, index) => index)],
    headingRows: [1],
  }))
  const head = Object.fromEntries(
    [...form.head, ...form.foot].map(({ field, type }) => {
      const text = type === 'unit' ? place : type === 'date' ? '2020-01-01' : '1'
      return [field, { text, row: 1, column: 0 }]
    }),
  )
  const known = { path: '', sheet: '', sheetState: 'visible', sections: {}, rows: 0 } as const
  return { ...known, notice, form, head, tables, faults: [] }
}
