/** `itcap samples [DIR]`: the samples that come with itcap, copied to where they can be tried; nothing that exists is overwritten. */
import { cpSync, existsSync, readdirSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Command } from 'commander'
import { step, words } from '../../render/step.ts'
import { UserError } from '../../user-error.ts'
import type { Run, TextAnswer } from '../answer.ts'
import type { Context } from '../context.ts'
import { exitCode } from '../exit-code.ts'

const SAMPLES = new URL('../samples/', import.meta.url)

export function addSamples(program: Command, run: Run): void {
  program
    .command('samples')
    .description('取出随附的示例表（编造的人和数，或通知自己的数），照着试')
    .argument('[dir]', '放进这个文件夹（默认 示例）')
    .action(run(samples, ['table', 'json']))
}

async function samples(_: Context, dir = '示例'): Promise<TextAnswer> {
  if (existsSync(dir) && !isEmptyFolder(dir))
    throw new UserError('exists', `${dir} 已经有了，没有覆盖。`, '请换一个名字，或先把它移走。')
  cpSync(fileURLToPath(SAMPLES), dir, { recursive: true })
  const next = `itcap validate ${words([`${dir}/yueyang-2021/faulty`])}`
  return {
    code: exitCode.done,
    table: (style) => `示例放在 ${dir}。\n\n${step(next, style, '校验几份有错的表')}`,
    json: () => ({ path: dir }),
  }
}

function isEmptyFolder(path: string): boolean {
  return statSync(path).isDirectory() && readdirSync(path).length === 0
}
