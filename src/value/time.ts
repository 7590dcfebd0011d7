/** Times of receipt: what a person writes → `2021-05-30T17:00:00+08:00`. Never asks the clock; without an offset it is Shanghai's time. */
import { isIsoDate, shanghaiTime } from './date.ts'

const TIME = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?(Z|[+-]\d{2}:\d{2})?)?$/

/** A day alone is its first second; undefined for what is no time. */
export function readTime(text: string): string | undefined {
  const [, day = '', hour = '00', minute = '00', second = '00', offset = '+08:00'] = TIME.exec(text.trim()) ?? []
  if (!isIsoDate(day) || hour > '23' || minute > '59' || second > '59') return undefined
  return shanghaiTime(Date.parse(`${day}T${hour}:${minute}:${second}${offset}`))
}
