/**
 * The YAML texts of all packs → their notices, or every fault with the pack it stands in. A pack's name is its folder,
 * and must be its id, since commands and other packs find it by that.
 */
import type { Notice } from './notice.ts'
import type { PackFault } from './pack-fault.ts'
import { type CheckShape, readPack } from './read-pack.ts'

export interface PackText {
  name: string
  text: string
}

/** A fault and the pack it stands in. */
export type CompileFault = PackFault & { name: string }

export async function compileNotices(
  packs: readonly PackText[],
  checks: readonly CheckShape[],
): Promise<{ notices: Notice[] } | { faults: CompileFault[] }> {
  const texts = new Map(packs.map((pack) => [pack.name, pack.text]))
  const notices: Notice[] = []
  const faults: CompileFault[] = []
  for (const { name, text } of packs) {
    const result = await readPack(text, { checks, textOf: (id) => texts.get(id) })
    if ('faults' in result) faults.push(...result.faults.map((fault) => ({ ...fault, name })))
    else if (result.notice.id !== name) {
      faults.push({
        name,
        line: 1,
        column: 1,
        path: 'id',
        message: `id 是“${result.notice.id}”，文件夹名是“${name}”，两者应相同`,
      })
    } else notices.push(result.notice)
  }
  return faults.length > 0 ? { faults } : { notices }
}
