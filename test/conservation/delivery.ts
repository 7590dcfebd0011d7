/**
 * The words of the test: what was sent (files, sheets, persons, figures), when, and what must have become of each sheet in the end. The truth
 * is known because whoever makes a delivery decides it first and draws the sheet afterwards.
 */
import type { WorkSheet } from '@e965/xlsx'
import type { Place } from './places.ts'

export type Fate = 'counted' | 'errors' | 'superseded' | 'other-unit' | 'undecided-version' | 'unrecognised'

export interface SentFigure {
  place: Place
  /** Of forms with a row per school. */
  school: string
  values: Record<string, number>
  /** The unit's own sheet came later: of this row nothing counts, whatever becomes of its sheet. */
  overtaken?: true
}

export interface SentSheet {
  name: string
  worksheet: WorkSheet
  /** In the end, after all imports; the first is the usual one. */
  fates: Fate[]
  /** Under which units its rows lie. */
  place: Place | undefined
  school: string
  /** ID numbers, one per row. */
  persons: string[]
  figures: SentFigure[]
  /** Cells with something wrong in them on purpose; none in a sheet that is clean. */
  faults: string[]
}

export interface SentFile {
  path: string
  type: 'xlsx' | 'xls' | 'biff5' | 'csv'
  sheets: SentSheet[]
  /** Name of the file whose bytes it has. */
  copyOf?: string
  /** Persons on it that stand on an earlier list of somebody else. */
  repeats?: { persons: number; of: string }
}

/** What one school, county or city sent; it can be left out of a delivery without any harm to the rest. */
export interface Packet {
  title: string
  /** Batch number → files. */
  files: { batch: number; file: SentFile }[]
}

export interface Delivery {
  seed: number
  title: string
  notice: string
  form: string
  /** Is it about persons, or about figures? */
  kind: 'persons' | 'figures'
  /** Whose desk it is. */
  unit: string
  /** The desk that it sends its package to; `''` where the notice knows none. */
  above: string
  asOf: string
  /** Times of receipt by batch, ascending. */
  received: string[]
  /** Batches in the order in which they are imported. */
  order: number[]
  packets: Packet[]
  /** Counties that owe the form, whether they sent it or not. */
  owing: Place[]
}

export function filesOf({ packets }: Pick<Delivery, 'packets'>): SentFile[] {
  return packets.flatMap(({ files }) => files.map(({ file }) => file))
}

/** Where either may be right, what the program decided is what it must hold to. */
export function settled(delivery: Delivery, isLeftOut: (file: SentFile) => boolean): Delivery {
  const packets = delivery.packets.map((packet) => ({
    ...packet,
    files: packet.files.map(({ batch, file }) => ({
      batch,
      file: {
        ...file,
        sheets: file.sheets.map((sheet) =>
          sheet.fates.includes('counted') && sheet.fates.length > 1
            ? { ...sheet, fates: [isLeftOut(file) ? sheet.fates[0]! : ('counted' as const)] }
            : sheet,
        ),
      },
    })),
  }))
  return { ...delivery, packets }
}

export function countedFigures({ fates, figures }: SentSheet): SentFigure[] {
  return fates[0] === 'counted' ? figures.filter(({ overtaken }) => !overtaken) : []
}

/** Sheets that were sent once or more, a copy left out. */
export function sheetsOf(delivery: Pick<Delivery, 'packets'>): { file: SentFile; sheet: SentSheet }[] {
  return filesOf(delivery)
    .filter(({ copyOf }) => copyOf === undefined)
    .flatMap((file) => file.sheets.map((sheet) => ({ file, sheet })))
}
