import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { build } from 'esbuild'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { distinctSubjects } from '../../src/gap/headcount.ts'
import type { Ledger } from '../../src/ledger/ledger.ts'
import { openLedger } from '../../src/ledger/open-ledger.ts'
import type { Notice } from '../../src/notice/notice.ts'
import { loadNotice } from '../notices/load.ts'
import { county, handIn } from './hand-in.ts'

let notice: Notice
let script: string
let input: string
let folder: string
let path: string

beforeAll(async () => {
  notice = await loadNotice('sichuan-2017')
  // Beside node_modules, so that the child finds libsql.
  const built = mkdtempSync(join(import.meta.dirname, '../../node_modules/.itcap-test-'))
  script = join(built, 'import-child.mjs')
  input = join(built, 'notice.json')
  writeFileSync(input, JSON.stringify(notice))
  await build({
    entryPoints: [join(import.meta.dirname, 'import-child.ts')],
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['libsql'],
    logLevel: 'error',
  })
  return () => rmSync(built, { recursive: true, force: true })
})
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'itcap-killed-'))
  path = join(folder, 'itcap.db')
  const ledger = await openLedger(path)
  handIn(ledger, { notice, form: 'annex-3', sha256: 'before', rows: [county('510104', 100, 60)] })
  ledger.close()
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function start(files: number, rows: number): ChildProcess {
  return spawn(process.execPath, [script, path, input, String(files), String(rows)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

async function says(child: ChildProcess, word: string): Promise<void> {
  for await (const chunk of child.stdout!.iterator({ destroyOnReturn: false })) if (String(chunk).includes(word)) return
}

/** It may have ended by itself before anybody asked. */
async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

/** Rows by three ways of asking, which agree whenever the ledger is whole. */
function seen(ledger: Ledger) {
  const form = 'annex-2-teachers'
  const [list] = ledger.headcount('sichuan-2017', { form })
  return {
    submissions: ledger.submissions('sichuan-2017').filter((each) => each.form === form && each.current).length,
    records: [...ledger.records('sichuan-2017', form)].length,
    persons: list ? distinctSubjects(list, () => true) : 0,
    figures: ledger.figures('sichuan-2017').length,
  }
}

test('killed long before its end: as before, and the dead run keeps nobody out', async () => {
  const child = start(1000, 50_000)
  // Its pages have left memory for the disk, without a commit.
  while (!(existsSync(`${path}-wal`) && statSync(`${path}-wal`).size > 1_000_000)) await sleep(20)
  expect(existsSync(`${path}.holder`)).toBe(true)
  child.kill('SIGKILL')
  await ended(child)

  const ledger = await openLedger(path, { wait: 2000 })
  expect(seen(ledger)).toEqual({ submissions: 0, records: 0, persons: 0, figures: 4 })
  const after = { notice, form: 'annex-3', sha256: 'after', rows: [county('510104', 110, 60)] }
  expect(handIn(ledger, { ...after, checked: { received: '2017-03-25T09:00:00+08:00' } }).outcome).toBe(
    'superseded-older',
  )
  ledger.close()
})

test('killed at any moment: before or after, never between', async () => {
  const files = 3
  const rows = 2000
  const whole = { submissions: files, records: files * rows, persons: rows, figures: 4 }
  const nothing = { submissions: 0, records: 0, persons: 0, figures: 4 }
  const undisturbed = start(files, rows)
  await says(undisturbed, 'ready')
  const began = performance.now()
  await says(undisturbed, 'done')
  const duration = performance.now() - began
  await ended(undisturbed)
  const first = await openLedger(path)
  expect(seen(first)).toEqual(whole)
  first.close()

  const moments = 8
  for (let moment = 0; moment < moments; moment++) {
    rmSync(folder, { recursive: true })
    folder = mkdtempSync(join(tmpdir(), 'itcap-killed-'))
    path = join(folder, 'itcap.db')
    const made = await openLedger(path)
    handIn(made, { notice, form: 'annex-3', sha256: 'before', rows: [county('510104', 100, 60)] })
    made.close()
    const child = start(files, rows)
    await says(child, 'ready')
    await sleep((duration * moment) / (moments - 1))
    child.kill('SIGKILL')
    await ended(child)
    const ledger = await openLedger(path, { wait: 2000 })
    expect([nothing, whole]).toContainEqual(seen(ledger))
    ledger.close()
  }
})
