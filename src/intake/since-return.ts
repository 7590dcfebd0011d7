/**
 * What was found when a 退回表 was made, and what is found now that it came back, come in; how many faults are mended, left and new goes out.
 * Told by rule, column and reason: nothing of a person is kept in the workbook for it.
 */
import type { Explained, Finding } from '../check/check.ts'
import { fingerprint } from '../value/fingerprint.ts'
import type { Sheet } from '../workbook/workbook.ts'

/** Kind of fault → its number of places. */
export type Found = Map<string, number>

export interface SinceReturn {
  mended: number
  left: number
  added: number
  /** Not mended, but explained. */
  explained?: number
}

/** Not what only informs, for nobody was asked to mend it; nor what is seen only beside other files, which may not be there now. */
export function foundIn(findings: readonly Finding[]): Found {
  const found: Found = new Map()
  for (const { severity, rule, column, args, rows, compared } of findings) {
    if (severity === 'info' || compared) continue
    add(found, rule, column, args.reason, Math.max(1, rows.length))
  }
  return found
}

export function toldIn(explained: readonly Explained[]): Found {
  const found: Found = new Map()
  for (const { rule, column, reason } of explained) add(found, rule, column, reason, 1)
  return found
}

function add(found: Found, rule: string, column: string, reason: string | number | undefined, count: number): void {
  const key = fingerprint([rule, column, reason ?? ''].join('|'))
  found.set(key, (found.get(key) ?? 0) + count)
}

/** From the sheet that the 退回表 carried along. */
export async function readFound(sheet: Sheet): Promise<Found> {
  const found: Found = new Map()
  await sheet.rows(({ texts: [key = '', count = ''] }) => {
    if (/^[0-9a-f]{16}$/.test(key) && /^\d{1,7}$/.test(count)) found.set(key, Number(count))
    return undefined
  })
  return found
}

export function sinceReturn(before: Found, now: Found, told: Found = new Map()): SinceReturn {
  const since = { mended: 0, left: 0, added: 0, explained: 0 }
  for (const key of new Set([...before.keys(), ...now.keys()])) {
    const [then, still] = [before.get(key) ?? 0, now.get(key) ?? 0]
    const gone = Math.max(0, then - still)
    const explained = Math.min(gone, told.get(key) ?? 0)
    since.left += Math.min(then, still)
    since.mended += gone - explained
    since.explained += explained
    since.added += Math.max(0, still - then)
  }
  const { explained, ...rest } = since
  return explained > 0 ? since : rest
}
