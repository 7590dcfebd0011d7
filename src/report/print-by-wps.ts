/**
 * A workbook and a place come in; where WPS is installed on this Windows, the place holds it as PDF. Asked by a script in a process of its own,
 * which ends with the time it has. Closes no workbook but this one, saves nothing, and ends only a WPS that nobody sees and that holds nothing.
 */
import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'

export type Printed = { kind: 'printed' | 'not-there' | 'too-long' } | { kind: 'failed'; why: string }

/** Windows' own: a bare name would be looked for in the working folder first. */
const SCRIPT_HOST = 'C:\\Windows\\System32\\cscript.exe'
const NOT_THERE = 2
const FAILED = 3
/** No letter but ASCII, whatever code page the machine has; of the language that every Windows understands. */
const SCRIPT = `var names = ['KET.Application', 'ET.Application'], app = null, book = null, code = 0
for (var i = 0; i < names.length && app === null; i++) try { app = new ActiveXObject(names[i]) } catch (e) {}
if (app === null) WScript.Quit(${NOT_THERE})
var isOurs = !app.Visible && app.Workbooks.Count === 0, alerts = app.DisplayAlerts
try {
  app.DisplayAlerts = false
  book = app.Workbooks.Open(WScript.Arguments(0), 0, true)
  book.ExportAsFixedFormat(0, WScript.Arguments(1))
} catch (e) {
  code = ${FAILED}
  WScript.Echo(escape(e.message))
}
try { if (book !== null) book.Close(false) } catch (e) {}
try {
  app.DisplayAlerts = alerts
  if (isOurs && app.Workbooks.Count === 0) app.Quit()
} catch (e) {}
WScript.Quit(code)
`

/** @param folder For the script. */
export async function printByWps(
  workbook: string,
  target: string,
  folder: string,
  { longest, host = SCRIPT_HOST }: { longest: number; host?: string },
): Promise<Printed> {
  const script = join(folder, 'print.js')
  await writeFile(script, SCRIPT)
  const { spawn } = await import('node:child_process')
  return new Promise((settle) => {
    const options = {
      stdio: ['ignore', 'pipe', 'ignore'] as ['ignore', 'pipe', 'ignore'],
      windowsHide: true,
      timeout: longest,
    }
    const child = spawn(host, ['//nologo', script, resolve(workbook), resolve(target)], options)
    let said = ''
    child.stdout.setEncoding('latin1').on('data', (piece: string) => {
      said += piece
    })
    child.once('error', () => settle({ kind: 'not-there' }))
    child.once('close', (code, signal) => {
      if (signal !== null) settle({ kind: 'too-long' })
      else if (code === 0) settle({ kind: 'printed' })
      else if (code === FAILED) settle({ kind: 'failed', why: unescape(said.trim()) })
      else settle({ kind: 'not-there' })
    })
  })
}
