/**
 * What a unit sends to the level above as one delivery: the manifest that lies beside the workbooks, written by `itcap package` and read by
 * `itcap import`. Its words and their check; knows no file.
 */
import type { Origin } from '../value/origin.ts'

/** Beside the workbooks of a delivery. */
export const MANIFEST_FILE = '报送.json'
export const SUMS_FILE = '校验码.sha256'

export interface DeliveryManifest {
  kind: 'itcap-delivery'
  version: 1
  notice: string
  /** Key and name of the unit that sends it. */
  unit: { key: string; name: string }
  asOf: string
  /** Name of the sealed state; `''` for the ledger as it stood. */
  frozen: string
  /** What its figures lack, as the unit said; `''` for nothing. */
  lacking: string
  /** Units without a code that the sender's notice lists and that lie in the sender: whoever takes it in may not know them. */
  units?: DeliveredUnit[]
  workbooks: DeliveredWorkbook[]
}

/** As a notice pack writes it. */
export interface DeliveredUnit {
  key: string
  name: string
  also: string[]
  parent: string
}

export interface DeliveredWorkbook {
  file: string
  sha256: string
  form: string
  project: string
  school: string
  /** Key of whose sheet it is, where that is somebody below the unit. */
  sender?: string
  /** The files it was made from, by their bytes. */
  inputs: string[]
  /** `附件3!C10` → where it came from. */
  cells: Record<string, Origin[]>
}

/** Undefined where it is none, or of a version that came later. */
export function readManifest(text: string): DeliveryManifest | undefined {
  let value: Partial<DeliveryManifest>
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  const isText = (...all: unknown[]) => all.every((each) => typeof each === 'string')
  if (value?.kind !== 'itcap-delivery' || value.version !== 1 || !Array.isArray(value.workbooks)) return undefined
  if (!isText(value.notice, value.unit?.key, value.unit?.name, value.asOf, value.lacking)) return undefined
  const isWhole = value.workbooks.every(
    (each) =>
      isText(each?.file, each?.sha256, each?.form) &&
      !/[/\\]/.test(each.file) &&
      Array.isArray(each.inputs) &&
      typeof each.cells === 'object' &&
      each.cells !== null,
  )
  const areUnits = (value.units ?? []).every(
    (each) =>
      isText(each?.name, ...(each?.also ?? [null])) &&
      /^\d{6}-[A-Z0-9]+$/.test(each.key) &&
      /^\d{6}$/.test(each.parent),
  )
  return isWhole && areUnits ? (value as DeliveryManifest) : undefined
}
