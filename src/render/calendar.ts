/**
 * What is due comes in, a calendar for a phone or a mail program goes out (RFC 5545): an event for each deadline still ahead and not met, with two
 * reminders. Names nobody. Knows no clock: asked twice about one day it is the same text, and what is taken in again replaces what it said before.
 */

import type { DueItem } from '../gap/deadlines.ts'
import { noticeName } from '../notice/form-words.ts'
import type { Notice } from '../notice/notice.ts'
import type { Unit } from '../unit/unit.ts'
import { grouped } from '../value/grouped.ts'
import { received } from './deadlines.ts'

interface About {
  notice: Notice
  unit: Unit
  asOf: string
}

/** Undefined where nothing is ahead: a calendar holds one event at least. */
export function calendarText(due: readonly DueItem[], about: About): string | undefined {
  const ahead = due.filter(({ daysLeft, state }) => state !== 'met' && daysLeft !== null && daysLeft >= 0)
  if (ahead.length === 0) return undefined
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//itcap//deadlines//ZH']
  for (const items of grouped(ahead, ({ id }) => id).values()) lines.push(...eventOf(items, about))
  return `${[...lines, 'END:VCALENDAR'].map(folded).join('\r\n')}\r\n`
}

/** @param items The forms of one deadline. */
function eventOf(items: readonly DueItem[], { notice, unit, asOf }: About): string[] {
  const { id, title, lastDay, at } = items[0]!
  const came = items.map((each) => `${each.label} ${received(each)}`.trimStart())
  const said = [noticeName(notice), `${unit.name}，截至 ${asOf}`, ...came].join('\n')
  return [
    'BEGIN:VEVENT',
    `UID:${[notice.id, id, unit.key].join('.')}@itcap`,
    `DTSTAMP:${instant(asOf, '00:00')}`,
    at === '' ? `DTSTART;VALUE=DATE:${lastDay.replaceAll('-', '')}` : `DTSTART:${instant(lastDay, at)}`,
    `SUMMARY:${escaped(`截止 ${title}`)}`,
    `DESCRIPTION:${escaped(said)}`,
    // Of a whole day: nine o'clock, three days before and on the day.
    ...(at === '' ? ['-P2DT15H', 'PT9H'] : ['-P3D', '-PT4H']).flatMap((trigger) => [
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `DESCRIPTION:${escaped(title)}`,
      `TRIGGER:${trigger}`,
      'END:VALARM',
    ]),
    'END:VEVENT',
  ]
}

/** `2017-03-31` and `17:00` in Shanghai → `20170331T090000Z`. */
function instant(day: string, time: string): string {
  return new Date(`${day}T${time}:00+08:00`).toISOString().replace(/[-:]|\.\d+/g, '')
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n')
}

/** Octets of a line. */
const LONGEST = 75

function folded(line: string): string {
  let length = 0
  let text = ''
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (length + size > LONGEST) {
      text += '\r\n '
      length = 1
    }
    text += character
    length += size
  }
  return text
}
