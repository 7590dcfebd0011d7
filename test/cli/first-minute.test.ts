/** What is asked and shown in the first minute: questions at a terminal, an example in each help, commands that shells take as they are printed. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { Command } from 'commander'
import { describe, expect, test } from 'vitest'
import { startAsking } from '../../src/cli/ask.ts'
import { commands } from '../../src/cli/commands.ts'
import { EXAMPLES } from '../../src/cli/examples.ts'
import { noticeText } from '../../src/render/notice.ts'
import { nextCommand, words } from '../../src/render/step.ts'
import { makeStyle } from '../../src/render/style.ts'
import { nearest } from '../../src/value/nearest.ts'
import { loadNotice, noticeIds } from '../notices/load.ts'
import { openDesk } from './transcript.ts'

async function asked<T>(answers: string, ask: (asking: ReturnType<typeof startAsking>) => Promise<T>) {
  const [input, output] = [new PassThrough(), new PassThrough()]
  input.end(answers)
  const asking = startAsking(input, output)
  const answer = await ask(asking).finally(() => asking.end())
  return { answer, shown: String(output.read()) }
}

describe('questions of init', () => {
  test('a notice is chosen by number, by name, by id', async () => {
    const notices = [await loadNotice('sichuan-2017'), await loadNotice('yueyang-2021')]
    for (const given of ['2', '岳阳 2021', 'yueyang-2021']) {
      const { answer, shown } = await asked(`\n${given}\n`, (asking) => asking.notice(notices))
      expect(answer).toBe('yueyang-2021')
      expect(shown).toContain(' 1  四川 2017（省执行办〔2017〕第01号）  sichuan-2017')
    }
  })

  test('one of two bearers of a name is chosen by number', async () => {
    const of = { message: '岳阳 有两个：岳阳市、岳阳县。', names: ['湖南省岳阳市', '湖南省岳阳市岳阳县'] }
    expect((await asked('2\n', (asking) => asking.which(of))).answer).toBe('湖南省岳阳市岳阳县')
  })

  test('no answer builds nothing', async () => {
    const of = { message: '没有叫“成渡”的单位。', hint: '是不是：成都市？' }
    await expect(asked('', (asking) => asking.again(of))).rejects.toThrow('没有回答')
  })
})

function namesIn(command: Command, above = ''): [string, Command][] {
  return command.commands.flatMap((each): [string, Command][] => {
    const name = `${above}${each.name()}`
    return [[name, each], ...namesIn(each, `${name} `)]
  })
}

test('each command has an example of its own, with options that it has and words they take', () => {
  const program = new Command('itcap')
  for (const add of commands) add(program, () => async () => {})
  const named = namesIn(program).filter(([name]) => !['where', 'complete'].includes(name))
  expect(named.map(([name]) => name).filter((name) => EXAMPLES[name] === undefined)).toEqual([])
  const general = ['--as-of', '--format', '--workspace']
  for (const [name, command] of named) {
    const example = EXAMPLES[name]!
    expect(
      example === `itcap ${name}` || example.startsWith(name === 'notice' ? 'itcap notice ' : `itcap ${name} `),
    ).toBe(true)
    const known = [...general, ...command.options.flatMap(({ long, short }) => [long, short])]
    const words = example.split(' ')
    expect(words.filter((word) => /^-/.test(word) && !known.includes(word))).toEqual([])
    for (const { flags, long } of command.options) {
      const choices = /<([a-z]+(?:\|[a-z]+)+)>/.exec(flags)?.[1]?.split('|')
      if (choices && words.includes(long!)) expect(choices).toContain(words[words.indexOf(long!) + 1])
    }
  }
})

const odd = [
  '附件3(2).xlsx',
  'a b.xlsx',
  '五年级(下) & 六年级.xlsx',
  "it's.xlsx",
  '$HOME.xlsx',
  'a"b`c.xlsx',
  '退回（一）.xlsx',
  '-r.xlsx',
  '收件/附件3.xlsx',
  '!.xlsx',
]

test('paths in a next step reach the program whole in bash', () => {
  const script = `printf '%s\\n' ${words(odd, 'linux')}`
  const { stdout } = spawnSync('bash', ['-c', script], { encoding: 'utf8' })
  expect(stdout.trimEnd().split('\n')).toEqual(odd.map((each) => (each.startsWith('-') ? `./${each}` : each)))
})

test('and on Windows, where cmd knows only the one kind of quotation mark', () => {
  expect(words(['收件\\附件3.xlsx', '附件3(2).xlsx', 'D:\\我的 文件'], 'win32')).toBe(
    '收件\\附件3.xlsx "附件3(2).xlsx" "D:\\我的 文件"',
  )
})

test('the folder and the unit go with the next command where it needs them', async () => {
  const style = await makeStyle(false, 80, { workspace: '--workspace 成都', scope: '--city 成都', inbox: '' })
  expect(nextCommand('itcap report annex-3', style)).toBe('itcap --workspace 成都 report annex-3 --city 成都')
  expect(nextCommand('itcap validate a.xlsx', style)).toBe('itcap --workspace 成都 validate a.xlsx')
  expect(nextCommand('itcap notice show x', style)).toBe('itcap notice show x')
  expect(nextCommand('补上待填的各项', style)).toBe('补上待填的各项')
})

test('a notice is told on two screens: what, by when, which forms', async () => {
  const style = await makeStyle(false, 80)
  for (const id of noticeIds) {
    const text = noticeText(await loadNotice(id), { clauses: false }, style)
    expect([id, text.trimEnd().split('\n').length <= 48]).toEqual([id, true])
  }
})

test('two letters in each other’s place are one slip', () => {
  expect(nearest('hlep', ['help', 'zero'])).toBe('help')
  expect(nearest('--retrun', ['--return', '--received'])).toBe('--return')
  expect(nearest('hxyp', ['help'])).toBeUndefined()
})

test('samples go into a folder that is there and empty, and never over what lies in one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'itcap-samples-'))
  try {
    expect(await openDesk(folder).run('itcap samples .')).toMatchObject({ code: 0 })
    expect(existsSync(join(folder, 'yueyang-2021'))).toBe(true)
    expect(await openDesk(folder).run('itcap samples .')).toMatchObject({ code: 2 })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
