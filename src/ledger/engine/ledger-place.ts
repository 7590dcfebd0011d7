/**
 * The path of a ledger comes in; what its place does not allow goes out: that several computers work on it at once, or that anything is
 * written. Asks the system only, and touches nothing: a file that is opened and closed again would lose SQLite's own locks.
 */
import { accessSync, constants, existsSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { UserError } from '../../user-error.ts'

/** As Linux names them: shares of Windows and NFS, and what file managers and officers mount as a folder from elsewhere. */
const NETWORK_TYPE =
  /^(?:cifs|smb3|smbfs|nfs4?|ncpfs|afs|ceph|davfs|(?:fuse\.)?(?:sshfs|rclone|gvfsd-fuse|davfs2?|smbnetfs|glusterfs|s3fs|curlftpfs))$/

/** SQLite's log (WAL) wants all who write to share one memory: on one computer they do. */
export function isOnNetwork(path: string): boolean {
  const folder = dirname(resolve(path))
  if (isShare(folder)) return true
  try {
    const real = realpathSync.native(folder)
    if (process.platform === 'win32') return isShare(real)
    return isNetworkMount(readFileSync('/proc/self/mounts', 'utf8'), real)
  } catch {
    return false
  }
}

/** @param mounts A line for each, as Linux lists them; of two at one place the later one is seen. */
export function isNetworkMount(mounts: string, path: string): boolean {
  let nearest = { place: '', type: '' }
  for (const line of mounts.split('\n')) {
    const [, written = '', type = ''] = line.split(' ')
    const place = written.replace(/\\([0-7]{3})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 8)))
    const isAbove = place !== '' && (path === place || path.startsWith(place.endsWith('/') ? place : `${place}/`))
    if (isAbove && place.length >= nearest.place.length) nearest = { place, type }
  }
  return NETWORK_TYPE.test(nearest.type)
}

/** `\\server\share`, which is also what a drive letter stands for that was given to one; `\\?\C:` is this computer. */
export function isShare(path: string): boolean {
  return /^\\\\(?:\?\\UNC\\|(?![?.]\\))/i.test(path)
}

/** SQLite writes beside the file too, even where it only reads. */
export function isReadOnly(path: string): boolean {
  return existsSync(path) && [path, dirname(resolve(path))].some(isDenied)
}

/** Where nothing can be written, a ledger can be asked, if all of it lies in the one file. */
export function ensureReadable(path: string, isToWrite: boolean): void {
  if (isToWrite)
    throw readOnlyLedger(path, '记不进去', '没有记入任何内容。要登记，请把工作文件夹复制到能写的磁盘上再办。')
  if ((statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0)
    throw readOnlyLedger(
      path,
      `旁边的 ${basename(path)}-wal 里还有没有并进去的内容`,
      '请把这两个文件一起复制到能写的磁盘上再看。',
    )
}

export function readOnlyLedger(path: string, what: string, hint: string): UserError {
  return new UserError('ledger-read-only', `台账 ${path} 在只能读的地方，${what}。`, hint)
}

function isDenied(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return false
  } catch (error) {
    return ['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')
  }
}
