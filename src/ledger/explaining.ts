/**
 * What senders wrote for warnings comes in with the sheet it was written on, and goes out again: to checks by digests alone, to the officer with
 * whom it is about, what it ended and whether the sheet still counts. Never an ID number or a phone.
 */
import type { Explained, Said } from '../check/check.ts'
import type { Explanation } from '../gap/explanations.ts'
import type { Database } from './engine/database.ts'
import type { Receipt } from './ledger.ts'

/** @returns How many were not known before in these words. */
export function explain(
  db: Database,
  { notice, form, submission, path, received }: Receipt,
  explained: readonly Explained[],
): number {
  let added = 0
  for (const { key, value, text, rule, column, message, unit, school, name, sheet, cell } of explained) {
    const before = db.first('SELECT text FROM explanation WHERE notice = ? AND form = ? AND key = ? AND value = ?', [
      notice,
      form,
      key,
      value,
    ])
    if (before?.[0] !== text) added++
    const row = {
      ...{ notice, form, key, value, text, rule, heading: column, message, unit, school, person: name },
      ...{ path, sheet, cell, received, submission },
    }
    const columns = Object.keys(row)
    db.run('DELETE FROM explanation WHERE notice = ? AND form = ? AND key = ? AND value = ?', [
      notice,
      form,
      key,
      value,
    ])
    db.run(`INSERT INTO explanation (${columns}) VALUES (${columns.map(() => '?')})`, Object.values(row))
  }
  return added
}

/** By key; undefined where nobody ever wrote anything of the form. */
export function saidOf(db: Database, notice: string, form: string): Map<string, Said[]> | undefined {
  const said = new Map<string, Said[]>()
  for (const [key, value, text] of db.all<[string, string, string]>(
    'SELECT key, value, text FROM explanation WHERE notice = ? AND form = ? ORDER BY received',
    [notice, form],
  ))
    said.set(key, [...(said.get(key) ?? []), { value, text }])
  return said.size > 0 ? said : undefined
}

type ExplanationRow = [
  ...[form: string, rule: string, column: string, message: string, text: string, unit: string, school: string],
  ...[name: string, path: string, sheet: string, cell: string, received: string, submission: string, current: number],
]

/** As they stand in the files: by unit and school, then from top to bottom. */
export function explanations(db: Database, notice: string): Explanation[] {
  return db
    .all<ExplanationRow>(
      `SELECT e.form, e.rule, e.heading, e.message, e.text, e.unit, e.school, e.person, e.path, e.sheet, e.cell, e.received,
         e.submission, coalesce(s.current, 0)
       FROM explanation e LEFT JOIN submission s ON s.name = e.submission WHERE e.notice = ?
       ORDER BY e.form, e.unit, e.school, e.path, e.sheet, length(e.cell), e.cell, e.rule, e.key, e.received`,
      [notice],
    )
    .map((row) => {
      const [form, rule, column, message, text, unit, school, name, path, sheet, cell, received, ...rest] = row
      const [submission, current] = rest
      const about = { form, rule, column, message, text, unit, school, name }
      return { ...about, path, sheet, cell, received, submission, current: current === 1 }
    })
}
