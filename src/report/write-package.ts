/**
 * A delivery comes in as names and bytes; a folder, the zip of the same files beside it, and the mail that takes both along lie on disk. A folder
 * that holds another delivery is only written over where it is this unit's own.
 */
import { rmSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { MANIFEST_FILE, readManifest } from '../form/delivery-manifest.ts'
import { UserError } from '../user-error.ts'
import { writeZip } from '../workbook/splice/zip-rewrite.ts'
import { writeAtomically } from '../workbook/write-atomically.ts'
import { safeFileName } from './delivery-name.ts'
import { draftMail } from './draft-mail.ts'
import { type PackageFiles, sha256 } from './package-files.ts'

export interface WrittenPackage {
  folder: string
  zip: string
  mail: string
  /** SHA-256 of the zip. */
  digest: string
}

const mailFile = '邮件.eml'

export async function writePackage(into: string, made: PackageFiles, shortTitle: string): Promise<WrittenPackage> {
  const { files, manifest, mail } = made
  const name = safeFileName(`${manifest.unit.name}${shortTitle}报送`.replaceAll(' ', ''))
  const folder = join(into, name)
  const zip = join(into, `${name}.zip`)
  await clear(folder, made)
  for (const [file, bytes] of files) await writeAtomically(join(folder, file), bytes)
  await writeAtomically(zip, async (temporary) => writeZip(temporary, files))
  const packed = await readFile(zip)
  const workbooks = manifest.workbooks.map(({ file }) => ({ name: file, bytes: files.get(file)! }))
  const digest = sha256(packed)
  const attachments = [...workbooks, { name: `${name}.zip`, bytes: packed }]
  const draft = await draftMail({ ...mail, attachments, day: manifest.asOf, digest })
  await writeAtomically(join(folder, mailFile), draft)
  return { folder, zip, mail: join(folder, mailFile), digest }
}

/** What an earlier run wrote there goes, so that no old workbook is sent along; anything else stays and is in the way. */
async function clear(folder: string, { files }: PackageFiles): Promise<void> {
  const there = (await readdir(folder).catch(() => [])).filter((name) => !name.startsWith('.'))
  if (there.length === 0) return
  const known = readManifest(await readFile(join(folder, MANIFEST_FILE), 'utf8').catch(() => ''))
  const ours = new Set([...files.keys(), mailFile, ...(known?.workbooks.map(({ file }) => file) ?? [])])
  const foreign = known ? there.find((name) => !ours.has(name)) : there[0]
  if (foreign !== undefined)
    throw new UserError(
      'folder-in-use',
      `${folder} 里已有别的文件：${foreign}。`,
      '没有打包。请把它移走，或用 --to 换一个文件夹。',
    )
  for (const name of there) rmSync(join(folder, name), { force: true })
}
