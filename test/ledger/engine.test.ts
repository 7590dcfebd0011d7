import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')

test('where there is no database engine at all, that is said, and what helps', () => {
  const folder = mkdtempSync(join(tmpdir(), 'itcap-engine-'))
  try {
    for (const part of ['bin', 'dist', 'package.json'])
      cpSync(join(root, part), join(folder, part), { recursive: true })
    const off = '--no-experimental-sqlite'
    const node = process.allowedNodeEnvironmentFlags.has(off) ? [off] : []
    const itcap = (...args: string[]) =>
      spawnSync(process.execPath, [...node, join(folder, 'bin/itcap.js'), ...args], { cwd: folder, encoding: 'utf8' })
    itcap('init', '--notice', 'sichuan-2017', '--unit', '成都市')
    const { status, stderr } = itcap('status', '--as-of', '2017-03-31')
    expect(stderr).toContain('没有自带数据库')
    expect(stderr).toContain('免安装')
    expect(status).toBe(2)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
