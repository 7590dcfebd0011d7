/**
 * WPS is asked by a script of Windows' own script host. A stand-in of that host runs the same script with a stand-in of WPS; under wine's host
 * and a COM class in C it did the same.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { printByWps } from '../../src/report/print-by-wps.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'itcap-wps-test-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Wps {
  /** Workbooks that are open in it already. */
  open?: number
  visible?: boolean
  names?: string[]
  /** What it says in place of a PDF. */
  fault?: string
  hangs?: boolean
}

/** @returns What WPS was asked, and what came of it. */
async function ask({ open = 0, visible = false, names = ['KET.Application'], fault = '', hangs = false }: Wps) {
  const host = join(folder, 'cscript')
  const heard = join(folder, 'heard')
  writeFileSync(heard, '')
  writeFileSync(
    host,
    `#!${process.execPath}
const fs = require('fs')
const [, , , script, ...given] = process.argv
const say = (...words) => fs.appendFileSync(${JSON.stringify(heard)}, words.join(' ') + '\\n')
const books = { Count: ${open}, Open(file, links, readOnly) {
  if (${hangs}) for (;;);
  books.Count++
  say('open', file, links, readOnly)
  return {
    ExportAsFixedFormat(type, to) {
      if (${JSON.stringify(fault)} !== '') throw new Error(${JSON.stringify(fault)})
      fs.writeFileSync(to, '%PDF')
      say('export', type)
    },
    Close(saves) { books.Count--; say('close', saves) },
  }
} }
function ActiveXObject(name) {
  if (!${JSON.stringify(names)}.includes(name)) throw new Error('Automation server cannot create object')
  return { Visible: ${visible}, DisplayAlerts: true, Workbooks: books, Quit() { say('quit') } }
}
const WScript = { Arguments: (at) => given[at], Echo: console.log, Quit: (code) => process.exit(code) }
require('vm').runInNewContext(fs.readFileSync(script, 'utf8'), { ActiveXObject, WScript, escape })
`,
    { mode: 0o755 },
  )
  const target = join(folder, '出 来.pdf')
  rmSync(target, { force: true })
  const printed = await printByWps(join(folder, '附件 3&(2)^%PATH%.xlsx'), target, folder, {
    longest: hangs ? 500 : 60_000,
    host,
  })
  return { printed, isThere: existsSync(target), heard: readFileSync(heard, 'utf8').trimEnd().split('\n') }
}

describe('the workbook is opened to be read, written as PDF, closed and not saved', () => {
  const steps = () => [`open ${join(folder, '附件 3&(2)^%PATH%.xlsx')} 0 true`, 'export 0', 'close false']
  test.each([
    ['and a WPS that was started for it ends', {}, ['quit']],
    ['by its older name', { names: ['ET.Application'] }, ['quit']],
    ['a WPS on the screen stays', { visible: true }, []],
    ['a WPS that holds other workbooks stays', { open: 2 }, []],
  ] as const)('%s', async (_, wps, then) => {
    const { printed, isThere, heard } = await ask(wps as Wps)
    expect([printed, isThere, heard]).toEqual([{ kind: 'printed' }, true, [...steps(), ...then]])
  })
})

test('what WPS says against it is told, and the workbook is closed', async () => {
  const { printed, heard } = await ask({ fault: '打印机没有安装 (50%)' })
  expect(printed).toEqual({ kind: 'failed', why: '打印机没有安装 (50%)' })
  expect(heard.slice(1)).toEqual(['close false', 'quit'])
})

test('a WPS that does not answer is not waited for', async () => {
  expect((await ask({ hangs: true })).printed).toEqual({ kind: 'too-long' })
})

test('where there is no WPS, or no script host, that is said', async () => {
  expect((await ask({ names: [] })).printed).toEqual({ kind: 'not-there' })
  const there = { longest: 60_000, host: join(folder, 'no such host') }
  expect(await printByWps('a.xlsx', 'a.pdf', folder, there)).toEqual({ kind: 'not-there' })
})
