/**
 * Faulty samples come in, once more as schools keep them (.xlsx with a sheet, a note and a drop-down of the school's own; .xls; CSV), and what
 * `itcap validate --return` makes of each goes out beside it: the first marked in place, the others drawn anew.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { read, type WorkBook, write } from '@e965/xlsx'
import exceljs from 'exceljs'
import { summarise } from '../../src/intake/validation.ts'
import type { Notice } from '../../src/notice/notice.ts'
import { withFixedTimes } from '../../src/report/fixed-times.ts'
import { writeReturns } from '../../src/report/write-returns.ts'
import { checked } from './checked.ts'
import type { Sample } from './sample.ts'

const folder = 'samples/yueyang-2021/returned'
/** Who sends back; invented. */
const contact = { name: '李示例', phone: '15400000000' }

/** @param faulty The faulty samples, which are made before. */
export async function returnedSamples(notice: Notice, faulty: readonly Sample[]): Promise<Sample[]> {
  const of = (name: string) => faulty.find(({ path }) => basename(path) === name)!.bytes
  const sent: Sample[] = [
    { path: `${folder}/annex-3-示例小学.xlsx`, bytes: await withOwnThings(of('annex-3-示例小学.xlsx')) },
    { path: `${folder}/annex-3-示例中学.xls`, bytes: asXls(of('annex-3-示例中学.xlsx')) },
    { path: `${folder}/annex-3.csv`, bytes: asCsv(of('annex-3-示例小学.xlsx')) },
  ]
  const place = mkdtempSync(join(tmpdir(), 'itcap-returned-'))
  try {
    const paths = sent.map(({ path }) => join(place, basename(path)))
    for (const [index, path] of paths.entries()) writeFileSync(path, sent[index]!.bytes)
    const returned: Sample[] = []
    // One by one: together they would be versions of one school's list.
    for (const path of paths) {
      const { outcomes } = await checked(notice, [path], '2021-05-28')
      const { written } = await writeReturns(summarise(outcomes, '2021-05-28').entries, {
        ...{ folder: join(place, 'out'), roots: [place], contact },
      })
      for (const each of written) returned.push({ path: `${folder}/${basename(each)}`, bytes: readFileSync(each) })
    }
    return [...sent, ...returned]
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

async function withOwnThings(bytes: Uint8Array): Promise<Uint8Array> {
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.load(bytes as never)
  const sheet = workbook.worksheets[0]!
  sheet.getCell('B12').note = '教务处：此人已核对'
  const stages = { type: 'list' as const, allowBlank: true, formulae: ['"学前,小学,初中,高中"'] }
  for (let row = 7; row <= 30; row += 1) sheet.getCell(`G${row}`).dataValidation = stages
  const own = workbook.addWorksheet('学校备忘')
  own.addRows([
    ['示例小学备忘', '示例数据，均为虚构'],
    ['校本研修', 12],
    ['外出培训', 12],
    ['合计', { formula: 'SUM(B2:B3)', result: 24 }],
  ])
  own.getCell('A1').font = { bold: true, color: { argb: 'FF1F4E79' } }
  own.getColumn(1).width = 18
  own.getColumn(2).width = 24
  return withFixedTimes(new Uint8Array(await workbook.xlsx.writeBuffer()))
}

function sheetJsOf(bytes: Uint8Array): WorkBook {
  return read(bytes, { cellStyles: true, cellNF: true })
}

function asXls(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(write(sheetJsOf(bytes), { bookType: 'biff8', type: 'buffer' }) as Uint8Array)
}

function asCsv(bytes: Uint8Array): Uint8Array {
  // As Excel writes "CSV UTF-8".
  return new TextEncoder().encode(`\u{feff}${String(write(sheetJsOf(bytes), { bookType: 'csv', type: 'string' }))}`)
}
