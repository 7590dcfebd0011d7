/** PDF is printed by LibreOffice where there is one; where there is none, the user is told what to do. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writePdf } from '../../src/report/to-pdf.ts'
import { makeXlsx } from '../workbook/make-xlsx.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'itcap-pdf-test-'))
  writeFileSync(join(folder, 'a.xlsx'), makeXlsx({ rows: [[{ text: '附件3' }]] }))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Stands for a program that prints: what it is given, and a page. */
function printer(name: string, script: string): string {
  const path = join(folder, name)
  writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 })
  return path
}

test('the first program that is there prints, in a profile of its own', async () => {
  const heard = join(folder, 'heard')
  const good = printer(
    'good',
    `printf '%s\\n' "$@" > ${heard}; while [ "$1" != --outdir ]; do shift; done; printf %%PDF > "$2/a.pdf"`,
  )
  await writePdf(join(folder, 'a.xlsx'), join(folder, '附件3.pdf'), [join(folder, 'absent'), good])
  expect(readFileSync(join(folder, '附件3.pdf'), 'utf8')).toBe('%PDF')
  expect(readFileSync(heard, 'utf8')).toMatch(/^-env:UserInstallation=file:.*\n--headless\n--convert-to\npdf\n/)
})

test('where there is none, or it prints nothing, it is said what to do', async () => {
  const [from, to] = [join(folder, 'a.xlsx'), join(folder, 'b.pdf')]
  await expect(writePdf(from, to, ['itcap-no-such-program'])).rejects.toMatchObject({ code: 'no-pdf-program' })
  await expect(writePdf(from, to, [printer('idle', 'exit 0')])).rejects.toMatchObject({ code: 'no-pdf' })
})
