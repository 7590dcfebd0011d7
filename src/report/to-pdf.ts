/**
 * A workbook on disk comes in, the same as PDF lies beside it: printed by LibreOffice where that is installed, in a profile of its own so that an
 * open LibreOffice is not disturbed, else by the WPS of Windows. Neither runs longer than two minutes; where nothing can print, it is said what to
 * install.
 */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { UserError } from '../user-error.ts'
import { inTemporaryFolder } from '../workbook/temporary-folder.ts'
import { writeAtomically } from '../workbook/write-atomically.ts'
import { printByWps } from './print-by-wps.ts'

/** Where it is put when it is installed; a bare name is looked up as any command. */
const PROGRAMS = [
  'soffice',
  'libreoffice',
  'C:\\Program Files\\LibreOffice\\program\\soffice.exe',
  'C:\\Program Files (x86)\\LibreOffice\\program\\soffice.exe',
  '/usr/lib/libreoffice/program/soffice',
  '/opt/libreoffice/program/soffice',
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
]
const LONGEST_MS = 120_000

/** @throws UserError where no program is installed that can do it, or it did not. */
export async function writePdf(
  workbook: string,
  target: string,
  programs: readonly string[] = PROGRAMS,
): Promise<void> {
  const isMade = await inTemporaryFolder(async (folder) => {
    const made = join(folder, `${basename(workbook, extname(workbook))}.pdf`)
    const by = (await printedByLibreOffice(workbook, folder, programs)) ?? (await printedByWps(workbook, made, folder))
    if (by === undefined) return false
    if (!existsSync(made)) throw notPrinted(`${by} 没有写出 ${target}`)
    await writeAtomically(target, await readFile(made))
    return true
  })
  if (!isMade)
    throw new UserError(
      'no-pdf-program',
      '这台电脑上没有能转成 PDF 的 LibreOffice 或 WPS，写不成 PDF；工作簿已经写好了。',
      '请用 Excel 或 WPS 打开工作簿，另存（输出）为 PDF；或装上 LibreOffice（libreoffice.org）再试。',
    )
}

async function printedByLibreOffice(
  workbook: string,
  folder: string,
  programs: readonly string[],
): Promise<string | undefined> {
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
  const options = [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, workbook]
  for (const program of programs) {
    if (/[\\/]/.test(program) && !existsSync(program)) continue
    if (await ran(program, options)) return 'LibreOffice'
  }
  return undefined
}

/** WPS of Linux has no command that prints without its window. */
async function printedByWps(workbook: string, made: string, folder: string): Promise<string | undefined> {
  if (process.platform !== 'win32') return undefined
  const printed = await printByWps(workbook, made, folder, { longest: LONGEST_MS })
  if (printed.kind === 'failed') throw notPrinted(`WPS 没有写出 PDF：${printed.why}`)
  if (printed.kind === 'too-long') throw notPrinted('WPS 两分钟没有写完 PDF，没有再等（它多半在等人点窗口）')
  return printed.kind === 'printed' ? 'WPS' : undefined
}

function notPrinted(what: string): UserError {
  return new UserError('no-pdf', `${what}。`, '请用 Excel 或 WPS 打开工作簿，另存为 PDF。')
}

/** Whether there is such a program; it has ended by then. */
async function ran(program: string, options: readonly string[]): Promise<boolean> {
  const { spawn } = await import('node:child_process')
  return new Promise((resolve) => {
    const child = spawn(program, options, { stdio: 'ignore', timeout: LONGEST_MS, windowsHide: true })
    child.once('error', () => resolve(false))
    child.once('close', () => resolve(true))
  })
}
