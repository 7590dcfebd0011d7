/**
 * Bytes → a file that is either the old one or the new one, never half: written beside the target, flushed, renamed.
 * Files are for their owner only unless asked otherwise, for what itcap writes holds persons.
 */
import { randomBytes } from 'node:crypto'
import { renameSync, statSync } from 'node:fs'
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { UserError } from '../user-error.ts'
import { isHeld, outlast } from './held-file.ts'

export interface WriteOptions {
  /** Permissions of the file; `0o600` unless given. Folders that have to be made get `0o700`. */
  mode?: number
}

/** Longest part of the target's name that goes into the temporary one: file systems allow 255 bytes. */
const NAME_CHARACTERS = 40

/**
 * `content` is the bytes, or a function that writes them to the path it is given.
 * @throws UserError when the place cannot be written to; the target is then as it was.
 */
export async function writeAtomically(
  path: string,
  content: Uint8Array | string | ((temporaryPath: string) => Promise<void>),
  options: WriteOptions = {},
): Promise<void> {
  const mode = options.mode ?? 0o600
  const target = resolve(path)
  const folder = dirname(target)
  const temporary = join(folder, `.${basename(target).slice(0, NAME_CHARACTERS)}.${randomBytes(6).toString('hex')}.tmp`)
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    // `wx`: never through a link that somebody has put there.
    const file = await open(temporary, 'wx', mode)
    try {
      await fill(file, temporary, content, mode)
    } finally {
      await file.close()
    }
    replace(temporary, path)
    await flushFolder(folder)
  } catch (error) {
    await rm(temporary, { force: true, maxRetries: 3 }).catch(() => undefined)
    throw writeRefusal(error, path)
  }
}

/**
 * The one file in the place of the other, as soon as nobody has that open.
 *
 * @throws UserError where somebody still has, or a folder lies there; any other refusal of the file system as it came.
 */
function replace(file: string, target: string): void {
  const lies = statSync(target, { throwIfNoEntry: false })
  if (lies?.isDirectory())
    throw new UserError('write-is-folder', `${target} 是文件夹，不能写成文件`, '请写出文件名，例如 -o 附件3.xlsx')
  const isReadOnly = lies !== undefined && (lies.mode & 0o200) === 0
  const held = (error: unknown) => isHeld(error, process.platform, isReadOnly)
  try {
    outlast(() => renameSync(file, target), held)
  } catch (error) {
    throw lies && held(error) ? busy(target, error) : error
  }
}

function busy(path: string, cause: unknown): UserError {
  return new UserError(
    'write-busy',
    `${path} 写不进去，多半正被 Excel 或 WPS 打开；原文件未动`,
    '请关闭后重试，或用 -o 换一个文件名',
    { cause },
  )
}

async function fill(
  file: FileHandle,
  temporary: string,
  content: Uint8Array | string | ((temporaryPath: string) => Promise<void>),
  mode: number,
): Promise<void> {
  // The umask may have taken rights away, and a writer may replace the file by its own.
  if (typeof content !== 'function') {
    await file.writeFile(content)
    await file.chmod(mode)
    await file.sync()
    return
  }
  await content(temporary)
  const written = await open(temporary, 'r+')
  try {
    await written.chmod(mode)
    await written.sync()
  } finally {
    await written.close()
  }
}

/** Makes the rename itself last through a power cut; Windows cannot open folders and needs no such thing. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}

/** What the user can mend becomes a `UserError`; anything else stays what it is. */
function writeRefusal(error: unknown, path: string): unknown {
  const refuse = (code: string, message: string, hint: string) => new UserError(code, message, hint, { cause: error })
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EACCES':
    case 'EPERM':
      return refuse('write-denied', `没有写入 ${path} 的权限`, '请看文件夹能不能写、文件是不是只读，或用 -o 换一个位置')
    case 'EROFS':
      return refuse('write-read-only', `${path} 所在的磁盘是只读的`, '请用 -o 换一个位置')
    case 'ENOSPC':
    case 'EDQUOT':
      return refuse('disk-full', `磁盘已满，${path} 没有写成，原文件未动`, '请腾出空间后再试')
    case 'EBUSY':
    case 'ETXTBSY':
      return busy(path, error)
    case 'ENOTDIR':
    case 'EEXIST':
      return refuse('write-not-a-folder', `${path} 的上级不是文件夹`, '请核对路径，或用 -o 换一个位置')
    case 'ENAMETOOLONG':
      return refuse('write-name-too-long', '文件名太长', '请用 -o 换一个短一些的文件名')
    case 'EIO':
      return refuse('write-io', `写入 ${path} 时磁盘或网络出错，原文件未动`, '请换一个磁盘后再试')
    default:
      return error
  }
}
