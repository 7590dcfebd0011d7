/** The file name a notice prescribes, made safe: no name of a unit leads out of the folder it is written to. */
import type { Form, Notice } from '../notice/notice.ts'
import type { Unit } from '../unit/unit.ts'

/** Bytes most file systems allow for a name, less room for the ending and a temporary suffix. */
const MOST_BYTES = 200

export function deliveryName(form: Form, notice: Notice, unit: Unit): string {
  const name =
    form.delivery.file.replaceAll('{unit}', unit.name) || `${unit.name}${notice.shortTitle}${form.label}.xlsx`
  return safeFileName(name)
}

/** Path separators, control characters and what Windows forbids become `_`; too long a name is cut before its ending. */
export function safeFileName(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go.
  const clean = name.replaceAll(/[\\/:*?"<>|\u0000-\u001F\u007F]/g, '_').replace(/^[.\s]+/, '_')
  const [, stem = '', ending = ''] = /^(.*?)(\.[a-z]{1,5})?$/su.exec(clean) ?? []
  let kept = ''
  for (const character of stem) {
    if (new TextEncoder().encode(kept + character).length > MOST_BYTES) break
    kept += character
  }
  return (kept || '_') + ending
}
