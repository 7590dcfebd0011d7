/**
 * A folder or a zip that `itcap package` of a unit below made comes in; its workbooks, where they lie and what its manifest says of them go out.
 * A delivery of which a single byte was changed is refused as a whole, by the name of the file; nothing is ever unpacked beside what was sent.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, extname, join } from 'node:path'
import { type DeliveryManifest, MANIFEST_FILE, readManifest, SUMS_FILE } from '../form/delivery-manifest.ts'
import { UnreadableFile } from '../user-error.ts'
import { FileBytes } from '../workbook/file-bytes.ts'
import { readPart } from '../workbook/xlsx/part-bytes.ts'
import { readZipDirectory } from '../workbook/xlsx/zip-directory.ts'

export interface OpenedDelivery {
  /** The folder or zip. */
  path: string
  manifest: DeliveryManifest | undefined
  /** Name in the delivery → where it can be read. */
  workbooks: Map<string, string>
  refused: UnreadableFile | undefined
  /** Made for it; to be removed. */
  folder: string | undefined
}

/** The delivery a file stands for or lies in; undefined for all others. */
export function deliveryOf(path: string): string | undefined {
  if (extname(path).toLowerCase() === '.zip') return holdsManifest(path) ? path : undefined
  const folder = dirname(path)
  return existsSync(join(folder, MANIFEST_FILE)) ? folder : undefined
}

/** Much more than a manifest of the largest workbook needs. */
const mostBytes = 256 << 20

export function openDelivery(path: string): OpenedDelivery {
  const isZip = extname(path).toLowerCase() === '.zip'
  const parts = isZip ? partsOfZip(path) : partsOfFolder(path)
  const none = { path, manifest: undefined, workbooks: new Map<string, string>(), folder: undefined }
  try {
    const manifest = readManifest(parts(MANIFEST_FILE)?.toString('utf8') ?? '')
    if (!manifest) throw altered(`${MANIFEST_FILE} 读不了`)
    const faults = [
      ...new Set([
        ...sumFaults(parts, manifest),
        ...manifest.workbooks.flatMap(({ file, sha256 }) => faultOf(parts, file, sha256)),
      ]),
    ]
    if (faults.length > 0) throw altered(faults.join('；'))
    const folder = isZip ? mkdtempSync(join(tmpdir(), 'itcap-')) : undefined
    const workbooks = new Map<string, string>()
    for (const [index, { file }] of manifest.workbooks.entries()) {
      // By number: a name of somebody else's makes no path here.
      const place = folder === undefined ? join(path, file) : join(folder, `${index}.xlsx`)
      if (folder !== undefined) writeFileSync(place, parts(file)!, { mode: 0o600 })
      workbooks.set(file, place)
    }
    return { path, manifest, workbooks, refused: undefined, folder }
  } catch (error) {
    if (error instanceof UnreadableFile) return { ...none, refused: error }
    throw error
  }
}

type Parts = (name: string) => Buffer | undefined

function partsOfFolder(path: string): Parts {
  return (name) => (existsSync(join(path, name)) ? readFileSync(join(path, name)) : undefined)
}

function partsOfZip(path: string): Parts {
  return (name) => {
    const file = new FileBytes(path)
    try {
      const entry = readZipDirectory(file).get(name.toLowerCase())
      return entry && readPart(file, entry, mostBytes)
    } finally {
      file.close()
    }
  }
}

function holdsManifest(path: string): boolean {
  try {
    const file = new FileBytes(path)
    try {
      return readZipDirectory(file).has(MANIFEST_FILE)
    } finally {
      file.close()
    }
  } catch (error) {
    // What it is instead, whoever reads it next will say.
    if (error instanceof UnreadableFile) return false
    throw error
  }
}

/** The checklist may be ticked off; all else must be listed, and be as it was. */
function sumFaults(parts: Parts, { workbooks }: DeliveryManifest): string[] {
  const text = parts(SUMS_FILE)?.toString('utf8')
  if (text === undefined) return [`缺少 ${SUMS_FILE}`]
  const sums = new Map([...text.matchAll(/^([0-9a-f]{64}) {2}(.+)$/gm)].map(([, sha256, name]) => [name!, sha256!]))
  return [MANIFEST_FILE, ...workbooks.map(({ file }) => file)].flatMap((name) => {
    const sha256 = sums.get(name)
    return sha256 === undefined ? [`${SUMS_FILE} 里没有 ${name}`] : faultOf(parts, name, sha256)
  })
}

function faultOf(parts: Parts, name: string, sha256: string): string[] {
  const bytes = parts(name)
  if (bytes === undefined) return [`缺少 ${name}`]
  return createHash('sha256').update(bytes).digest('hex') === sha256 ? [] : [`${name} 与打包时不同`]
}

function altered(what: string): UnreadableFile {
  return new UnreadableFile(
    'delivery-altered',
    `报送包不完整或被改动过：${what}。`,
    '整包没有登记。请报送单位重新打包发送。',
  )
}
