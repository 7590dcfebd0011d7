/** The bytes of `itcap.yaml` → its settings. Every command in a workspace waits for it: all of zod, or yaml in a file of its own, would cost each a sixth of its time. */
import { parse, YAMLParseError } from 'yaml'
import * as z from 'zod/mini'
import { UserError } from '../user-error.ts'

const text = (otherwise: string) => z._default(z.string(), otherwise)

const schema = z.strictObject({
  /** Notice id; `''` where none is set. */
  notice: text(''),
  /** Name of the office's own unit; `''` where none is set. */
  unit: text(''),
  contact: z.prefault(z.strictObject({ name: text(''), phone: z._default(z.coerce.string(), '') }), {}),
  ledger: text('itcap.db'),
  /** Fonts of official sheets: 小标宋, 仿宋_GB2312; or those every Windows has. */
  fonts: z._default(z.enum(['official', 'common']), 'official'),
  /** What the notice leaves open, chosen here: setting name → value. */
  settings: z._default(z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])), {}),
  /** What the columns of own rosters are called here: 姓名 → 教师姓名. */
  columns: z._default(z.record(z.string(), z.string()), {}),
})

export type Settings = z.output<typeof schema>

/** @throws UserError that names the line or the key. */
export function readWorkspace(bytes: Buffer, path: string): Settings {
  const result = schema.safeParse(parsed(textOf(bytes, path), path))
  if (result.success) return result.data
  const issue = result.error.issues[0]!
  const key = issue.code === 'unrecognized_keys' ? issue.keys.join('、') : issue.path.join('.')
  throw new UserError(
    'bad-workspace',
    `${path} 里的“${key}”不对。`,
    '可以有的项：notice、unit、contact（name、phone）、ledger、fonts（official 或 common）、settings、columns。',
  )
}

/** As editors save it: UTF-8, what Notepad calls Unicode, or the code page of Chinese Windows. */
function textOf(bytes: Buffer, path: string): string {
  const mark = bytes.subarray(0, 2).toString('hex')
  const labels = mark === 'fffe' ? ['utf-16le'] : mark === 'feff' ? ['utf-16be'] : ['utf-8', 'gb18030']
  for (const label of labels) {
    try {
      return new TextDecoder(label, { fatal: true }).decode(bytes)
    } catch {}
  }
  throw new UserError('bad-workspace', `${path} 的文字编码认不出。`, '请用记事本打开它，另存为，编码选 UTF-8。')
}

function parsed(text: string, path: string): unknown {
  try {
    return parse(text) ?? {}
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error
    const line = error.linePos?.[0].line
    throw new UserError(
      'bad-workspace',
      `${path}${line ? ` 第 ${line} 行` : ''}写得不对。`,
      '请对照 itcap init 生成的样子改正，冒号后面要有一个空格。',
      { cause: error },
    )
  }
}
