/** The thirteen notices end to end: workspace, checks on good and bad samples, ledger, gap, plan, grades, the written sheet, deadlines. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import exceljs from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../cli/transcript.ts'
import { noticeIds } from '../load.ts'
import { ganzhou2018 } from './ganzhou-2018.ts'
import type { Golden, Step } from './golden.ts'
import { heilongjiang2 } from './heilongjiang-2.0.ts'
import { heilongjiangSchool } from './heilongjiang-school.ts'
import { jiaoji4068 } from './jiaoji-4068.ts'
import { pingdingshan2020 } from './pingdingshan-2020.ts'
import { schoolAssessment } from './school-assessment.ts'
import { shaanxi2 } from './shaanxi-2.0.ts'
import { sichuan2 } from './sichuan-2.0.ts'
import { sichuan2017 } from './sichuan-2017.ts'
import { tianfu2 } from './tianfu-2.0.ts'
import { townAssessment } from './town-assessment.ts'
import { yueyang2021 } from './yueyang-2021.ts'
import { zhejiang2021 } from './zhejiang-2021.ts'

const cases: Golden[] = [
  ...[sichuan2017, yueyang2021, zhejiang2021, sichuan2, tianfu2],
  ...[jiaoji4068, ganzhou2018, pingdingshan2020],
  ...[shaanxi2, heilongjiang2, schoolAssessment, townAssessment, heilongjiangSchool],
]

test('every notice has its case', () => {
  expect(cases.map(({ notice }) => notice).sort()).toEqual([...noticeIds].sort())
})

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'itcap-golden-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

// The commands of a notice follow each other; notices run beside each other.
test.concurrent.each(cases)(
  '$notice',
  async ({ notice, unit, settings = {}, steps }) => {
    const workspace = join(folder, notice)
    cpSync(join(import.meta.dirname, '../../../samples'), join(workspace, 'samples'), { recursive: true })
    const desk = openDesk(workspace)
    expect((await desk.run(`itcap init . --notice ${notice} --unit ${unit}`)).code).toBe(0)
    choose(settings, join(workspace, 'itcap.yaml'))
    for (const step of steps) await take(step, workspace, desk)
  },
  120_000,
)

function choose(settings: Record<string, string>, path: string): void {
  const lines = Object.entries(settings).map(([name, value]) => `\n  ${name}: ${value}`)
  if (lines.length === 0) return
  writeFileSync(path, readFileSync(path, 'utf8').replace(/^settings: \{\}/m, `settings:${lines.join('')}`))
}

async function take({ run, code = 0, findings, json, workbook }: Step, workspace: string, desk: Desk): Promise<void> {
  const result = await desk.run(`itcap ${run} --format json`)
  expect(result.code, `itcap ${run}\n${result.stderr}`).toBe(code)
  const printed: unknown = JSON.parse(result.stdout)
  if (findings) expect(findingsOf(printed).sort(), run).toEqual([...findings].sort())
  if (json) expect(byName(printed), run).toMatchObject(json)
  if (workbook) {
    const { path, cells } = workbook
    expect(await cellsOf(join(workspace, path), Object.keys(cells)), run).toEqual(cells)
  }
}

interface Validated {
  files: { path: string; findings: { cell: string; rule: string }[] }[]
}

function findingsOf(printed: unknown): string[] {
  return (printed as Validated).files.flatMap(({ path, findings }) =>
    findings.map(({ cell, rule }) => `${path.split('/').at(-1)} ${cell} ${rule}`),
  )
}

/** Lists of named things as records by name, at any depth; other lists stay lists. */
function byName(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(byName)
    const names = value.map(nameOf)
    return names.some((name) => name === undefined)
      ? items
      : Object.fromEntries(items.map((item, index) => [names[index], item]))
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, byName(each)]))
}

function nameOf(item: unknown): string | undefined {
  if (typeof item !== 'object' || item === null) return undefined
  const { id, name, unit, school, notice } = item as Record<string, string | undefined>
  return id ?? name ?? unit ?? school ?? notice
}

async function cellsOf(path: string, addresses: string[]): Promise<NonNullable<Step['workbook']>['cells']> {
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.readFile(path)
  const sheet = workbook.worksheets[0]!
  return Object.fromEntries(
    addresses.map((address) => [address, sheet.getCell(address).value as string | number | null]),
  )
}
