/** Finds and reads `itcap.yaml`: which notice, which unit, where the ledger lies. Without one, the current folder is the workspace. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { isAddress } from '../ledger/engine/address.ts'
import { UserError } from '../user-error.ts'
import type { Settings } from './read-workspace.ts'

export interface Workspace extends Settings {
  folder: string
  /** Is there an `itcap.yaml`? */
  configured: boolean
  /** Absolute path of the ledger; or its address, where a server keeps it. */
  ledger: string
}

export const WORKSPACE_FILE = 'itcap.yaml'

/** Is there one to ask? What lies on a server is asked there. */
export const hasLedger = ({ ledger }: Workspace) => isAddress(ledger) || existsSync(ledger)

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
    if (existsSync(join(folder, WORKSPACE_FILE))) return configured(folder)
    if (given !== undefined || folder === dirname(folder)) break
  }
  return {
    folder: start,
    configured: false,
    notice: '',
    unit: '',
    contact: { name: '', phone: '' },
    fonts: 'official',
    ledger: join(start, 'itcap.db'),
    settings: {},
    columns: {},
  }
}

async function configured(folder: string): Promise<Workspace> {
  const path = join(folder, WORKSPACE_FILE)
  const { readWorkspace } = await import('./read-workspace.ts')
  const settings = readWorkspace(readFileSync(path), path)
  const { ledger } = settings
  return { folder, configured: true, ...settings, ledger: isAddress(ledger) ? ledger : resolve(folder, ledger) }
}
