/** What is due comes in, the calendar that a phone is given goes out: as RFC 5545 has it, the same for the same day. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Desk, openDesk } from './transcript.ts'

let folder: string
let desk: Desk
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'itcap-calendar-'))
  desk = openDesk(folder)
  await desk.run('itcap init 县 --notice yueyang-2021 --unit 岳阳楼区')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const asked = (asOf: string) => desk.run(`itcap --workspace 县 --as-of ${asOf} deadlines --ics 期限.ics`)
const written = () => readFileSync(join(folder, '期限.ics'), 'utf8')
/** Long lines put together again. */
const linesOf = (text: string) => text.replaceAll('\r\n ', '').split('\r\n')

test('each deadline that is ahead and not met is an event with two reminders', async () => {
  expect((await asked('2021-05-20')).stdout).toContain('日历写在 期限.ics')
  const lines = linesOf(written())
  expect(lines[0]).toBe('BEGIN:VCALENDAR')
  expect(lines.slice(-2)).toEqual(['END:VCALENDAR', ''])
  const events = lines.filter((line) => line === 'BEGIN:VEVENT').length
  expect(events).toBeGreaterThan(1)
  expect(lines.filter((line) => line.startsWith('TRIGGER:'))).toHaveLength(2 * events)
  expect(new Set(lines.filter((line) => line.startsWith('UID:'))).size).toBe(events)
  expect(lines).toContain('DTSTART;VALUE=DATE:20210530')
  expect(lines).toContain('DTSTAMP:20210519T160000Z')
  expect(lines.find((line) => line.startsWith('DESCRIPTION:岳教体办通〔2021〕8号'))).toContain(
    '\\n岳阳楼区，截至 2021-05-20\\n附件1 已收 0/1\\n附件2 已收 0/1',
  )
})

test('no line is longer than 75 octets, and no character is cut', async () => {
  await asked('2021-05-20')
  const lines = written().split('\r\n')
  expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
  expect(lines.some((line) => line.startsWith(' '))).toBe(true)
  expect(written()).not.toContain('\ufffd')
})

test('asked once more about the day it is the same file', async () => {
  await asked('2021-05-20')
  const before = written()
  await asked('2021-05-20')
  expect(written()).toBe(before)
})

test('where nothing is ahead there is no file, and it is said', async () => {
  expect((await asked('2024-05-20')).stdout).toContain('没有写日历：没有还没到的期限')
  expect(existsSync(join(folder, '期限.ics'))).toBe(false)
})
