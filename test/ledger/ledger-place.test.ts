/** A ledger that lies where nothing can be written can still be asked; one on a share is known for it. */
import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isNetworkMount, isOnNetwork, isShare } from '../../src/ledger/engine/ledger-place.ts'

const root = join(import.meta.dirname, '../..')
let folder: string
let office: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'itcap-place-'))
  office = join(folder, '成都 只读')
  mkdirSync(office)
  cpSync(join(root, 'samples/sichuan-2017/annex-1.xlsx'), join(folder, 'annex-1.xlsx'))
  writeFileSync(join(office, 'itcap.yaml'), 'notice: sichuan-2017\nunit: 成都市\n')
  expect(itcap('import', '../annex-1.xlsx', '--received', '2017-03-28').status).toBe(0)
})
afterAll(() => {
  chmodSync(office, 0o700)
  rmSync(folder, { recursive: true })
})

/** As somebody who is not the superuser, who may write anywhere. */
function itcap(...args: string[]) {
  return spawnSync(process.execPath, [join(root, 'bin/itcap.js'), ...args], { cwd: office, encoding: 'utf8' })
}
function stranger(...args: string[]) {
  const who = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
  return spawnSync(process.execPath, [join(root, 'bin/itcap.js'), ...args], { cwd: office, encoding: 'utf8', ...who })
}

function makeReadOnly(): void {
  chmodSync(folder, 0o755)
  for (const file of readdirSync(office)) chmodSync(join(office, file), 0o444)
  chmodSync(office, 0o555)
}

function makeWritable(): void {
  chmodSync(office, 0o700)
  for (const file of readdirSync(office)) chmodSync(join(office, file), 0o600)
}

describe('in a place where nothing can be written', () => {
  const question = ['gap', '--as-of', '2017-03-28', '--format', 'json']

  test('questions are answered as ever, and nothing is left behind', () => {
    const before = itcap(...question)
    makeReadOnly()
    const names = readdirSync(office)
    const after = stranger(...question)
    expect([after.status, after.stderr, after.stdout]).toEqual([0, '', before.stdout])
    expect(readdirSync(office)).toEqual(names)
    makeWritable()
  })

  test('what would write says so, before it reads anything', () => {
    const bytes = readFileSync(join(office, 'itcap.db'))
    makeReadOnly()
    const { status, stderr } = stranger('import', '../annex-1.xlsx')
    makeWritable()
    expect(status).toBe(2)
    expect(stderr).toContain('只能读的地方')
    expect(readFileSync(join(office, 'itcap.db')).equals(bytes)).toBe(true)
  })

  test('what is not yet in the one file is not passed over in silence', () => {
    writeFileSync(join(office, 'itcap.db-wal'), 'x')
    makeReadOnly()
    const { status, stderr } = stranger(...question)
    makeWritable()
    rmSync(join(office, 'itcap.db-wal'))
    expect(status).toBe(2)
    expect(stderr).toContain('itcap.db-wal')
  })
})

describe('a share', () => {
  test.each([
    ['\\\\server\\share\\成都', true],
    ['\\\\?\\UNC\\server\\share', true],
    ['\\\\?\\C:\\成都', false],
    ['\\\\.\\C:\\成都', false],
    ['C:\\成都', false],
    ['/data/成都', false],
  ])('%s: %s', (path, expected) => expect(isShare(path)).toBe(expected))

  test('is not where temporary files lie', () => expect(isOnNetwork(join(folder, 'itcap.db'))).toBe(false))
})

describe('a folder that is mounted from elsewhere', () => {
  const mounts = [
    '/dev/sda1 / ext4 rw,relatime 0 0',
    '//server/share /mnt/共享\\040盘 cifs rw,vers=3.0 0 0',
    'auto.nfs /data/nfs autofs rw 0 0',
    'server:/nfs /data/nfs nfs4 rw 0 0',
    '/dev/sdb1 /data/nfs/local ext4 rw 0 0',
    'zhang@server:/home /home/zhang/远程 fuse.sshfs rw 0 0',
    'gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0',
    '/dev/sdc1 /media/u盘 fuseblk rw 0 0',
    'portal /run/user/1000/doc fuse.portal rw 0 0',
    '',
  ].join('\n')
  test.each([
    ['/mnt/共享 盘', true],
    ['/mnt/共享 盘/成都', true],
    ['/mnt/共享 盘2', false],
    ['/data/nfs/成都', true],
    ['/data/nfs/local/成都', false],
    ['/home/zhang/远程', true],
    ['/home/zhang/成都', false],
    ['/run/user/1000/gvfs/smb-share:server=a,share=b', true],
    ['/media/u盘/成都', false],
    ['/run/user/1000/doc', false],
    ['/', false],
  ])('%s: %s', (path, expected) => expect(isNetworkMount(mounts, path)).toBe(expected))
})
