/**
 * The ledger's answers with every unit by the key it had on the day asked for: 新津县 recorded in 2017 as 510132 and 新津区 as 510118 are
 * one unit. Nothing in the ledger is changed; a unit that the day's table does not know keeps its key.
 */

import type { UnitTable } from '../unit/unit.ts'
import { remember } from '../value/remember.ts'
import type { Ledger } from './ledger.ts'

export type LedgerAsOf = Omit<Ledger, 'office' | 'begin' | 'close' | 'log' | 'frozen' | 'goTo' | 'purgeable' | 'purge'>

export function ledgerAsOf(ledger: Ledger, units: UnitTable): LedgerAsOf {
  const keyOf = remember(units.keyOnDay, 20_000)
  // Hardly any unit has another key on that day, and there may be a million figures.
  const onDay = <T extends { unit: string }>(each: T): T => {
    const unit = keyOf(each.unit)
    return unit === each.unit ? each : { ...each, unit }
  }
  return {
    figures: (notice, { within, ...filter } = {}) =>
      ledger.figures(notice, { ...filter, ...(within && { within: (stored) => within(keyOf(stored)) }) }).map(onDay),
    figureBook: (notice) => ledger.figureBook(notice, keyOf),
    notices: () => ledger.notices(),
    *records(notice, form, { within, ...filter } = {}) {
      for (const record of ledger.records(notice, form, filter)) {
        const translatedRecord = onDay(record)
        if (!within || within(translatedRecord.unit)) yield translatedRecord
      }
    },
    sheets: (notice, form, filter) =>
      ledger.sheets(notice, form, filter).map((sheet) => ({
        ...onDay(sheet),
        *records(asked) {
          for (const record of sheet.records(asked)) yield onDay(record)
        },
      })),
    submissions: (notice) => ledger.submissions(notice).map(onDay),
    holdings: (notice) => ledger.holdings(notice).map((each) => ({ ...onDay(each), sender: keyOf(each.sender) })),
    unread: () => ledger.unread(),
    digests: () => ledger.digests(),
    standings: (subjects) => ledger.standings(subjects).map(onDay),
    whereStand: (standings) => ledger.whereStand(standings),
    hasPersons: () => ledger.hasPersons(),
    expected(notice) {
      const list = ledger.expected(notice)
      return list && { ...list, schools: list.schools.map(onDay) }
    },
    said: (notice, form) => ledger.said(notice, form),
    explanations: (notice) => ledger.explanations(notice).map(onDay),
    reminders: (notice) => ledger.reminders(notice).map(onDay),
    headcount: (notice, filter) =>
      ledger.headcount(notice, filter).map((each) => ({
        ...each,
        places: each.places.map(onDay),
        repeated: each.repeated.map(onDay),
      })),
  }
}
