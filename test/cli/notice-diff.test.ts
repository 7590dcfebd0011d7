/** `itcap notice diff` against what `validate` says under each of the two notices, and against what only one of them knows. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDesk } from './transcript.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
let folder = ''

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'itcap-diff-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

interface Finding {
  rule: string
  severity: string
  cell: string
  message: string
}

const words = ({ rule, severity, cell, message }: Finding) => [rule, severity, cell, message].join(' ')

async function diff(from: string, to: string, ...files: string[]) {
  const { stdout, stderr, code } = await openDesk(folder).run(
    `itcap notice diff ${[from, to, ...files].join(' ')} --format json`,
  )
  return { ...JSON.parse(stdout), stderr, code }
}

async function found(notice: string, file: string): Promise<string[]> {
  const { stdout } = await openDesk(folder).run(`itcap validate ${file} --notice ${notice} --format json`)
  return JSON.parse(stdout).files.flatMap((each: { findings: Finding[] }) => each.findings.map(words))
}

test.each([
  ['sichuan-2.0', 'tianfu-2.0', 'sichuan-2.0/training-record-faulty.xlsx'],
  ['tianfu-2.0', 'sichuan-2.0', 'tianfu-2.0/training-record-faulty.xlsx'],
  ['school-assessment', 'heilongjiang-school', 'school-assessment/training-record-faulty.xlsx'],
])('from %s to %s, what vanishes and appears is what validate says of %s', async (from, to, sample) => {
  const file = join(root, 'samples', sample)
  const [told, ...others] = (await diff(from, to, file)).files
  expect(others).toEqual([])
  const before = await found(from, file)
  const after = await found(to, file)
  const changed: { before: Finding; after: Finding }[] = told.changed
  const old = [...told.vanished.map(words), ...changed.map((each) => words(each.before))]
  const now = [...told.appeared.map(words), ...changed.map((each) => words(each.after))]
  expect(before).toEqual(expect.arrayContaining(old))
  expect(after).toEqual(expect.arrayContaining(now))
  expect([old.length + told.same, now.length + told.same]).toEqual([before.length, after.length])
  // What is the same under both is among neither.
  expect(told.vanished.map(words).filter((each: string) => after.includes(each))).toEqual([])
  expect(old.length + now.length).toBeGreaterThan(0)
})

test('a notice of one’s own, stricter in one thing, brings the findings of that thing and no others', async () => {
  cpSync(join(root, 'samples/heilongjiang-school/training-record-clean.xlsx'), join(folder, '记录.xlsx'))
  cpSync(join(root, 'templates/heilongjiang-school'), join(folder, '本校'), { recursive: true })
  const pack = join(folder, '本校', 'notice.yaml')
  const text = readFileSync(pack, 'utf8')
  const stricter = text.replace('id: heilongjiang-school', 'id: own-school').replace('minimum: 50', 'minimum: 60')
  expect(stricter).not.toBe(text)
  writeFileSync(pack, stricter)
  const { changes, files, code } = await diff('heilongjiang-school', '本校', '记录.xlsx')
  expect(code).toBe(0)
  expect(changes).toEqual([{ part: 'hours', id: 'total', title: '总学时', before: '≥ 50', after: '≥ 60' }])
  // Of 50, 60 and 60 hours the first is short now; half of 60 are 30, and 25 and 28 are short of them.
  const [told] = files
  expect(told.appeared.map(({ rule, cell }: Finding) => `${rule} ${cell}`).sort()).toEqual([
    'hours E8',
    'hours F10',
    'hours F8',
  ])
  expect([told.vanished, told.changed]).toEqual([[], []])
})

test('a form that only one of the two knows is said, and is no reason to fail', async () => {
  const { files, code } = await diff(
    'sichuan-2017',
    'heilongjiang-school',
    join(root, 'samples/sichuan-2017/annex-3-成都.xlsx'),
  )
  expect(code).toBe(0)
  expect(files).toHaveLength(1)
  expect(files[0].from.form).toBe('annex-3')
  expect(files[0].to.form).toBeNull()
  expect(files[0].to.why).not.toBe('')
  expect(files[0]).not.toHaveProperty('appeared')
})

test('what neither of them knows, or what cannot be read, ends with 2', async () => {
  writeFileSync(join(folder, '坏.xlsx'), 'PK\u0003\u0004')
  const file = join(root, 'samples/yueyang-2021/clean/annex-1.xlsx')
  const { files, code } = await diff('school-assessment', 'heilongjiang-school', file, '坏.xlsx')
  expect(code).toBe(2)
  expect(files.map((each: object) => Object.keys(each))).toEqual([
    ['path', 'unrecognised'],
    ['path', 'unreadable'],
  ])
})

test('CSV holds a line for every change, and the findings behind them', async () => {
  const file = join(root, 'samples/tianfu-2.0/training-record-faulty.xlsx')
  const { changes, files } = await diff('sichuan-2.0', 'tianfu-2.0', file)
  const { stdout } = await openDesk(folder).run(`itcap notice diff sichuan-2.0 tianfu-2.0 ${file} --format csv`)
  const lines = stdout.trimEnd().split('\r\n')
  expect(lines[0]).toBe('类别,编号,名称,sichuan-2.0,tianfu-2.0,文件,单元格')
  const [{ appeared, vanished, changed }] = files
  expect(lines.length - 1).toBe(changes.length + appeared.length + vanished.length + changed.length)
})

test('the next command names a folder as it was given, not all that lies in it', async () => {
  cpSync(join(root, 'samples/yueyang-2021/clean'), join(folder, '收件'), { recursive: true })
  const { stdout } = await openDesk(folder).run('itcap notice diff yueyang-2021 tianfu-2.0 收件')
  expect(stdout).toContain('itcap validate --notice tianfu-2.0 收件 ')
})
