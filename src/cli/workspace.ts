/** Finds and reads `itcap.yaml`: which notice, which unit, where the ledger lies. Without one, the current folder is the workspace. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { UserError } from '../user-error.ts'

export interface Workspace {
  folder: string
  /** Is there an `itcap.yaml`? */
  configured: boolean
  /** Notice id; `''` where none is set. */
  notice: string
  /** Name of the office's own unit; `''` where none is set. */
  unit: string
  contact: { name: string; phone: string }
  /** Absolute path of the ledger. */
  ledger: string
  /** What the notice leaves open, chosen here: setting name → value. */
  settings: Record<string, string | number | boolean>
}

export const WORKSPACE_FILE = 'itcap.yaml'

/** The nearest folder upwards with an `itcap.yaml`, else the given or current folder. */
export async function findWorkspace(given: string | undefined): Promise<Workspace> {
  const start = resolve(given ?? '.')
  if (given !== undefined && !(existsSync(start) && statSync(start).isDirectory())) {
    throw new UserError(
      'no-workspace',
      `没有文件夹 ${given}。`,
      '请检查 --workspace 后面的路径，或先用 itcap init 建一个。',
    )
  }
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, WORKSPACE_FILE))) return readWorkspace(folder)
    if (given !== undefined || folder === dirname(folder)) break
  }
  return {
    folder: start,
    configured: false,
    notice: '',
    unit: '',
    contact: { name: '', phone: '' },
    ledger: join(start, 'itcap.db'),
    settings: {},
  }
}

async function readWorkspace(folder: string): Promise<Workspace> {
  const path = join(folder, WORKSPACE_FILE)
  const [{ parse }, { z }] = await Promise.all([import('yaml'), import('zod')])
  const schema = z.strictObject({
    notice: z.string().default(''),
    unit: z.string().default(''),
    contact: z.strictObject({ name: z.string().default(''), phone: z.coerce.string().default('') }).prefault({}),
    ledger: z.string().default('itcap.db'),
    settings: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  })
  let content: unknown
  try {
    content = parse(readFileSync(path, 'utf8')) ?? {}
  } catch (cause) {
    throw new UserError(
      'bad-workspace',
      `${path} 不是能读懂的 YAML。`,
      '请对照 itcap init 生成的样子改正，冒号后面要有一个空格。',
      { cause },
    )
  }
  const result = schema.safeParse(content)
  if (!result.success) {
    const where = result.error.issues[0]!
    const key = where.code === 'unrecognized_keys' ? where.keys.join('、') : where.path.join('.')
    throw new UserError(
      'bad-workspace',
      `${path} 里的“${key}”不对。`,
      '可以有的项：notice、unit、contact（name、phone）、ledger、settings。',
    )
  }
  return { folder, configured: true, ...result.data, ledger: resolve(folder, result.data.ledger) }
}
