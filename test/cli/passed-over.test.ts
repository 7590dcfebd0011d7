/** A folder with more in it than tables: what is read of it, what is told by name, and what nobody meant. */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Desk, openDesk } from './transcript.ts'

const samples = join(import.meta.dirname, '../../samples/yueyang-2021/clean')
const received = '--received 2021-05-28'
let folder: string
let desk: Desk

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'itcap-passed-over-'))
  desk = openDesk(folder)
  await desk.run('itcap init 区 --notice yueyang-2021 --unit 岳阳楼区')
  copyFileSync(join(samples, 'annex-3-示例中学.xlsx'), join(folder, '区/收件/附件3.xlsx'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const put = (...names: string[]) => {
  for (const name of names) writeFileSync(join(folder, '区/收件', name), `${name}：见附件\n`)
}
const json = async (command: string) => JSON.parse((await desk.run(`${command} --format json`)).stdout)

test('is named in one line and in JSON, and nothing else changes', async () => {
  const before = await desk.run('itcap validate 区/收件')
  put('名单', '名单.dat', '说明.txt', '邮件.msg', 'Thumbs.db', 'desktop.ini', '.DS_Store', '~$附件3.doc')
  const named = ['区/收件/名单', '区/收件/名单.dat', '区/收件/说明.txt', '区/收件/邮件.msg']
  const line = /没有读：区\/收件\/名单、区\/收件\/名单\.dat、区\/收件\/说明\.txt 等 4 个，看不出是表格/
  for (const command of [`itcap validate 区/收件`, `itcap --workspace 区 import 区/收件 ${received}`]) {
    const { stdout, stderr, code } = await desk.run(command)
    expect(stdout.replaceAll(/\n/g, '')).toMatch(line)
    expect([stderr, code]).toEqual(['', before.code])
    expect((await json(command)).passedOver).toEqual(named)
  }
  for (const command of ['itcap validate 区/收件 --format csv', `itcap gap 区/收件 --notice yueyang-2021`]) {
    const { stdout, stderr } = await desk.run(command)
    expect(stderr.replaceAll(/\n/g, '')).toMatch(line)
    expect(stdout).not.toContain('没有读')
  }
})

test('is named where there is no table at all', async () => {
  rmSync(join(folder, '区/收件/附件3.xlsx'))
  put('名单')
  const { output, code } = await desk.run('itcap validate 区/收件')
  expect(output).toMatch(/没有读：区\/收件\/名单[\s\S]*没有表格文件/)
  expect(code).toBe(2)
})

test('is nothing that itcap wrote', async () => {
  await desk.run(`itcap --workspace 区 import 区/收件 ${received}`)
  mkdirSync(join(folder, '区/催报'))
  for (const command of ['backup 区/备份.db', 'status --remind 区/催报', 'package --to 区/报送 --incomplete'])
    expect((await desk.run(`itcap --workspace 区 ${command} --as-of 2021-05-28`)).stderr).toBe('')
  expect(await json('itcap validate 区')).not.toHaveProperty('passedOver')
})

test('is read where it is a sheet saved as text', async () => {
  const { stdout } = await desk.run('itcap cells 区/收件/附件3.xlsx --format csv --show-ids')
  rmSync(join(folder, '区/收件/附件3.xlsx'))
  // No cell of it holds a comma.
  writeFileSync(join(folder, '区/收件/附件3.txt'), Buffer.from(`\ufeff${stdout.replaceAll(',', '\t')}`, 'utf16le'))
  const { receipts, passedOver } = await json(`itcap --workspace 区 import 区/收件 ${received}`)
  expect([receipts.length, receipts[0].outcome, receipts[0].rows, passedOver]).toEqual([1, 'recorded', 32, undefined])
})

test('a copy of a file with faults is no file that passed', async () => {
  copyFileSync(join(samples, '../faulty/annex-3-示例小学.xlsx'), join(folder, '区/收件/一.xlsx'))
  copyFileSync(join(folder, '区/收件/一.xlsx'), join(folder, '区/收件/二.xlsx'))
  const { stdout } = await desk.run('itcap validate 区/收件')
  expect(stdout).toMatch(/3 个文件 {3}1 个通过 {3}1 个有错误 {3}1 个重复\n/)
})
