import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { windowsLaunchers } from './launchers.ts'
import { ensureSame } from './nodes.ts'

const root = join(import.meta.dirname, '../..')
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'itcap-portable-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('another Node than the pinned one stops the build', () => {
  const file = join(folder, 'node')
  writeFileSync(file, 'a')
  ensureSame(file, 'sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs=')
  writeFileSync(file, 'b')
  expect(() => ensureSame(file, 'sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs=')).toThrow('not what is pinned')
})

test('what cmd.exe reads holds no letter but ASCII, and its line ends', () => {
  for (const { name, text } of windowsLaunchers('1.0.0').filter((each) => each.name.endsWith('.cmd'))) {
    expect(text, name).toMatch(/^[\x20-\x7e\r\n]+$/)
    expect(text, name).not.toMatch(/[^\r]\n/)
  }
})

test('files dropped on 校验 get their 退回表 beside them, whatever their names', () => {
  const inbox = join(folder, '收&件 2024')
  cpSync(join(root, 'samples/yueyang-2021/faulty'), inbox, { recursive: true })
  // Cut at & by cmd.exe, whole in its command line.
  const line = `C:\\Windows\\system32\\cmd.exe /c ""D:\\itcap\\校验.cmd" "${inbox}""`
  const { status, stdout } = desk({ ITCAP_LINE: line }, 'validate', inbox.split('&')[0]!)
  expect(status).toBe(1)
  expect(stdout).toContain(`退回表  ${join(folder, '退回')}`)
  expect(readdirSync(join(folder, '退回')).length).toBeGreaterThan(0)
})

test('a launcher that nothing was dropped on says what to do', () => {
  const { status, stdout } = desk({}, 'validate')
  expect(stdout).toContain('拖到“校验”这个图标上')
  expect(status).toBe(2)
})

function desk(env: NodeJS.ProcessEnv, ...args: string[]) {
  const all = { ...process.env, ITCAP_LINE: '', ...env }
  return spawnSync(process.execPath, [join(root, 'bin/desk.js'), ...args], { encoding: 'utf8', env: all, input: '' })
}
