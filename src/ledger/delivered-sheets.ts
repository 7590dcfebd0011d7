/**
 * Deliveries that files came in come in; what the ledger is told of each of their sheets goes out, and, when all are recorded, which sheets of the
 * same unit's delivery before count no more.
 */
import type { SheetForm } from '../form/reading.ts'
import type { OpenedDelivery } from '../intake/open-delivery.ts'
import type { Delivered } from './deliveries.ts'
import type { Import, Receipt } from './ledger.ts'

/** Undefined for a sheet that came by itself. */
export function deliveredSheet(
  deliveries: readonly OpenedDelivery[],
  { path, sheet }: Pick<SheetForm, 'path' | 'sheet'>,
): Delivered | undefined {
  for (const { path: whole, manifest } of deliveries) {
    const workbook = manifest?.workbooks.find(({ file }) => `${whole}/${file}` === path)
    if (!manifest || !workbook) continue
    const [start, cells] = [`${sheet}!`, Object.entries(workbook.cells)]
    const own = cells.filter(([cell]) => cell.startsWith(start)).map(([cell, made]) => [cell.slice(start.length), made])
    return { unit: manifest.unit.key, path: whole, inputs: workbook.inputs, cells: Object.fromEntries(own) }
  }
  return undefined
}

/** Sheets that the delivery before had and this one has not. */
export function endDeliveries(
  transaction: Import,
  deliveries: readonly OpenedDelivery[],
  receipts: readonly Receipt[],
): { path: string; by: string }[] {
  return deliveries.flatMap(({ path: by, manifest }) => {
    const own = receipts.filter(({ path }) => path.startsWith(`${by}/`))
    if (!manifest) return []
    const kept = own.map(({ submission }) => submission)
    const { notice, unit, workbooks } = manifest
    return transaction.endDelivery({ notice, unit: unit.key, kept, sheets: workbooks }).map((path) => ({ path, by }))
  })
}
