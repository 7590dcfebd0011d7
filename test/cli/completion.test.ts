/** What the Tab key offers, asked of the program itself; in bash for real, in zsh and fish where they are installed. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDesk } from './transcript.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'itcap-tab-'))
  writeFileSync(join(folder, 'itcap.yaml'), 'notice: sichuan-2017\nunit: 成都市\n')
  writeFileSync(join(folder, 'itcap'), `#!/bin/sh\nexec "${process.execPath}" "${join(root, 'bin/itcap.js')}" "$@"\n`, {
    mode: 0o755,
  })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function offered(line: string): Promise<string[]> {
  const typed = line.split(' ')
  const { stdout } = await openDesk(folder).run(
    `itcap --as-of 2017-03-28 --workspace ${line.startsWith('@') ? '.' : '..'} complete =${typed.at(-1)} -- ${typed.slice(line.startsWith('@') ? 1 : 0, -1).join(' ')}`,
  )
  return stdout.split('\n').filter((each) => each !== '')
}

test.each([
  ['va', ['validate']],
  ['notice sh', ['show']],
  ['notice show sichuan-2', ['sichuan-2.0', 'sichuan-2017']],
  ['report --notice yueyang', ['yueyang-2021']],
  ['gap --city 成', ['成都市']],
  ['validate --ret', ['--return']],
  ['validate 附件', []],
  ['validate --return 退', []],
  ['template sichuan-2017/annex-3', ['sichuan-2017/annex-3']],
  ['rules gap-', ['gap-identity']],
  ['--workspace 成都 dead', ['deadlines']],
  ['help fre', ['freeze']],
  ['comp', ['completion']],
])('%s → %j', async (line, found) => {
  expect(await offered(line)).toEqual(found)
})

test('in a folder of one notice, its own forms and units', async () => {
  expect(await offered('@ report ')).toEqual([
    'annex-1',
    'annex-2-summary',
    'annex-2-teachers',
    'annex-3',
    'status-survey',
    'summary',
    'page',
  ])
  expect(await offered('@ gap --county 岳')).toEqual(['岳池县'])
})

describe('in the shell', () => {
  const has = (shell: string) => spawnSync(shell, ['--version']).status === 0
  const run = (shell: string, script: string) =>
    spawnSync(shell, ['-c', script], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, PATH: `${folder}:${process.env.PATH}` },
    }).stdout

  test('bash', () => {
    const script = `eval "$(itcap completion bash)"; COMP_WORDS=(itcap gap --city 成); COMP_CWORD=3; _itcap; printf '%s\\n' "\${COMPREPLY[@]}"`
    expect(run('bash', script)).toBe('成都市\n')
  })

  test.skipIf(!has('fish'))('fish', () => {
    expect(run('fish', `itcap completion fish | source; complete -C 'itcap report annex-3'`)).toBe('annex-3\n')
  })

  test.skipIf(!has('zsh'))('zsh', () => {
    const script = `compdef() { :; }; compadd() { shift; print -l -- \${(P)1}; }; eval "$(itcap completion zsh)"; words=(itcap report annex-3); CURRENT=3; _itcap`
    expect(run('zsh', script)).toBe('annex-3\n')
  })
})
