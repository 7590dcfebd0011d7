/** What people write into a sex column → 男 or 女; undefined for a blank and for anything else. */
import type { Value } from './value.ts'

export const sexList = [
  { value: '男', also: ['男性', 'M', '1'] },
  { value: '女', also: ['女性', 'F', '2', '0'] },
]

export function readSex(value: Value): '男' | '女' | undefined {
  if (value === '男' || value === '女') return value
  if (value === undefined) return undefined
  const text = String(value).normalize('NFKC').trim().toUpperCase()
  const found = sexList.find((each) => each.value === text || each.also.includes(text))
  return found?.value as '男' | '女' | undefined
}
