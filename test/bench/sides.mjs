/** What the bench compares with, each run as a process of its own: `node sides.mjs SIDE PATH`. Prints how much it saw. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { inflated, partsOf } from './inflated.mjs'

const SIDES = {
  inflate,
  'inflate-folder': inflateFolder,
  excelts: readByExcelts,
  'excel2json-wasm': readByWasm,
  exceljs: readByExceljs,
  sheetjs: readBySheetJs,
  'exceljs-folder': readFolderByExceljs,
}

const [side, path] = process.argv.slice(2)
console.log(await SIDES[side](path))

/** The limit: every part of the file streamed through zlib and thrown away. */
async function inflate(file) {
  let total = 0
  await inflated(file, (chunk) => {
    total += chunk.length
  })
  return total
}

/** The limit for small files, whose parts are not worth a stream: each inflated at once. */
function inflateFolder(folder) {
  let total = 0
  for (const name of readdirSync(folder))
    for (const packed of partsOf(join(folder, name))) total += inflateRawSync(packed).length
  return total
}

/** Streams; every cell is looked at, as a check would. */
async function readByExcelts(file) {
  const { WorkbookReader } = await import('@cj-tech-master/excelts')
  let cells = 0
  // As in Excel's own files the strings stand behind the sheet, which it keeps until then: more than it would without being told to.
  const maxBufferedWorksheetBytes = 2 ** 31
  const how = { worksheets: 'emit', sharedStrings: 'cache', styles: 'cache', maxBufferedWorksheetBytes }
  const reader = new WorkbookReader(file, how)
  for await (const sheet of reader) for await (const row of sheet) row.eachCell(() => cells++)
  return cells
}

/** A reader in Rust, called in its plainest way. */
async function readByWasm(file) {
  const place = join(import.meta.dirname, '../../node_modules/excel2json-wasm/pkg/excel2json_wasm')
  const { default: init, XLSX } = await import(`${place}.js`)
  await init({ module_or_path: readFileSync(`${place}_bg.wasm`) })
  const workbook = XLSX.new(readFileSync(file))
  return workbook.get_sheet_data(workbook.get_sheets()[0], 0).cells.length
}

async function readByExceljs(file) {
  const { default: exceljs } = await import('exceljs')
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.readFile(file)
  return workbook.worksheets[0].rowCount
}

async function readFolderByExceljs(folder) {
  let rows = 0
  for (const name of readdirSync(folder)) rows += await readByExceljs(join(folder, name))
  return rows
}

async function readBySheetJs(file) {
  const { read } = await import('@e965/xlsx')
  const workbook = read(readFileSync(file), { dense: true })
  return workbook.Sheets[workbook.SheetNames[0]]['!data'].length
}
