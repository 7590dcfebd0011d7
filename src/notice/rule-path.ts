/** A rule of a form and the pack it was written in come in, its place in the pack goes out; undefined for a rule that nobody wrote. */
import type { Form, FormRule } from './notice.ts'
import type { PackPath } from './pack-fault.ts'

/** Of an entry, what is no parameter. */
const aside = ['check', 'severity', 'clause', 'table', 'off']

export function pathOfRule(pack: unknown, { id }: Form, rule: FormRule): PackPath | undefined {
  const written = at(at(at(pack, 'forms'), id), 'checks')
  if (!Array.isArray(written)) return undefined
  const index = written.findIndex((entry) => isFrom(entry, rule))
  return index < 0 ? undefined : ['forms', id, 'checks', index]
}

function isFrom(entry: unknown, { check, table, params }: FormRule): boolean {
  if (typeof entry !== 'object' || entry === null || at(entry, 'check') !== check) return false
  if (table !== '' && at(entry, 'table') !== table) return false
  return Object.entries(entry)
    .filter(([key]) => !aside.includes(key))
    .every(([key, value]) => isSame(value, params[key]))
}

/** A value written `$name` is whatever the setting says. */
function isSame(value: unknown, param: unknown): boolean {
  if (typeof value === 'string' && value.startsWith('$')) return true
  return JSON.stringify(value) === JSON.stringify(param)
}

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined
}
