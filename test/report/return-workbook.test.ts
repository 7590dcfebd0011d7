import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Finding } from '../../src/check/check.ts'
import type { Drawing } from '../../src/report/drawing.ts'
import { looks } from '../../src/report/looks.ts'
import { returnWorkbook } from '../../src/report/return-workbook.ts'
import { writeWorkbook } from '../../src/report/write-workbook.ts'
import { openWorkbook } from '../../src/workbook/open-workbook.ts'
import type { Row } from '../../src/workbook/workbook.ts'
import { loadNotice } from '../notices/load.ts'
import { checked } from '../samples/checked.ts'
import { cellAt, values } from './forms.ts'

const path = join(import.meta.dirname, '../../samples/yueyang-2021/faulty/annex-3-示例小学.xlsx')
let letter: Drawing
let sheet: Drawing
let findings: Finding[]
let sent: Row[]
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'itcap-return-'))
  const result = await checked(await loadNotice('yueyang-2021'), [path], '2021-05-28')
  findings = result.findings(path)
  const workbook = await openWorkbook(path)
  const { form, result: found } = result.outcomes[0]!.forms[0]!
  const returning = {
    path,
    addressee: '示例小学',
    forms: [{ form, findings, explained: [], unheard: [], counts: found().counts }],
    contact: { name: '', phone: '' },
  }
  sent = []
  await workbook.sheets[0]!.rows((row) => void sent.push(row))
  const drawings = await returnWorkbook(returning, workbook.sheets)
  await workbook.close()
  letter = drawings[0]!
  sheet = drawings[1]!
  await writeWorkbook(join(folder, 'return.xlsx'), drawings)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the sender’s table', () => {
  test('has every row under its own number, every text as it was read', () => {
    const drawn = new Map(sheet.cells.map((cell) => [`${cell.row},${cell.column}`, String(cell.value ?? '')]))
    for (const row of sent) {
      for (const [column, text] of row.texts.entries()) {
        expect(drawn.get(`${row.number},${column}`) ?? '').toBe(text)
      }
    }
  })

  test('faulty cells are coloured by severity; sound ones are not', () => {
    const fillOf = (address: string) => looks[cellAt(sheet, address)?.look ?? 'plain'].fill
    expect(fillOf('D9')).toBe(looks.error.fill)
    expect(fillOf('I18')).toBe(looks.warning.fill)
    expect(fillOf('D12')).toBeUndefined()
  })

  test('two columns follow at the right: all problems of the row, and room for an explanation', () => {
    const found = values(sheet)
    expect([found.K6, found.L6]).toEqual(['问题', '情况说明'])
    expect(found.K28).toMatch(/^1\. .*\n2\. /)
    expect(found.K12).toContain('性别')
    // 联系电话 is the name of a column and of a field in the foot.
    expect(found.K18).toContain('联系电话')
    expect(found.K11).toBeDefined()
    expect(found.L12).toBeUndefined()
    expect(found.K23).toBeUndefined()
  })

  test('numbers that Excel would round are shown digit by digit', () => {
    expect(typeof values(sheet).D7).toBe('string')
    expect(typeof values(sheet).A8).toBe('number')
  })

  test('a formula in a name goes back as text', async () => {
    const workbook = await openWorkbook(join(folder, 'return.xlsx'))
    const names: string[] = []
    await workbook.sheets[1]!.rows((row) => void (row.number === 30 && names.push(row.texts[1] ?? '')))
    await workbook.close()
    expect(names).toEqual(['=HYPERLINK("http://example.invalid")'])
  })
})

describe('the letter', () => {
  test('says to whom, how much, by when, what first', () => {
    const text = Object.values(values(letter)).join('\n')
    expect(text).toContain('示例小学：')
    expect(text).toMatch(/有 \d+ 处错误，必须更正；有 \d+ 处提醒/)
    expect(text).toContain('报送期限：2021-05-30（含当日）')
    expect(text).toMatch(/1\. 身份证号码 \d+ 处/)
  })

  test('lists every finding with its place, errors first', () => {
    const rows = letter.cells.filter(
      (cell) => cell.column === 0 && ['错误', '提醒', '提示'].includes(String(cell.value)),
    )
    expect(rows).toHaveLength(findings.length)
    const ranks = rows.map((cell) => ['错误', '提醒', '提示'].indexOf(String(cell.value)))
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b))
  })

  test('names no ID number and no phone', () => {
    const text = Object.values(values(letter)).join('\n')
    expect(text).not.toMatch(/\d{11,}/)
  })
})

test('a table that is too long is refused with what to do instead', async () => {
  const row = (number: number): Row => ({ number, texts: ['甲'], kinds: [1], hidden: false })
  const endless = {
    name: '',
    state: 'visible' as const,
    layout: async () => ({ merges: [], hiddenColumns: [], filtered: false }),
    rows: async (visit: (row: Row) => undefined | boolean) => {
      for (let number = 1; visit(row(number)) !== false; number += 1);
    },
  }
  const form = { path: '大表.xlsx', sheet: '', tables: [] } as never
  const forms = [{ form, findings: [], explained: [], unheard: [], counts: { error: 0, warning: 0, info: 0 } }]
  const returning = { path: '大表.xlsx', addressee: '', forms, contact: { name: '', phone: '' } }
  await expect(returnWorkbook(returning, [endless])).rejects.toMatchObject({
    code: 'return-too-long',
  })
})
