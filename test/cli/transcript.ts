/**
 * Runs the commands written in a Markdown file and gives the same file back with the output they really print.
 * A ```console block holds `$ command` lines, each followed by its output; an exit code other than 0 is its last line.
 */
import { fork, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setImmediate as pause } from 'node:timers/promises'
import { password } from '../ledger/postgres-server.ts'

const root = join(import.meta.dirname, '../..')

/** All blocks of one file share one fresh folder that holds the samples. */
export async function replay(markdown: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'itcap-transcript-'))
  cpSync(join(root, 'samples'), join(folder, 'samples'), { recursive: true })
  writePack(markdown, folder)
  writeSheets(markdown, folder)
  const desk = openDesk(folder)
  try {
    const parts = markdown.split(/^(```console\n[\s\S]*?^```)$/m)
    for (const [index, part] of parts.entries())
      if (part.startsWith('```console\n')) parts[index] = `\`\`\`console\n${await replayBlock(part, desk)}\`\`\``
    return parts.join('')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The notice pack that the file shows (its ```yaml block) lies in the folder 示例县, as the text says. */
function writePack(markdown: string, folder: string): void {
  const [, pack] = /^```yaml\n([\s\S]*?)^```$/m.exec(markdown) ?? []
  if (pack === undefined) return
  mkdirSync(join(folder, '示例县'))
  writeFileSync(join(folder, '示例县', 'notice.yaml'), pack)
}

/** A ```csv block is the file whose name stands behind the word. */
function writeSheets(markdown: string, folder: string): void {
  for (const [, name = '', text = ''] of markdown.matchAll(/^```csv (\S+)\n([\s\S]*?)^```$/gm)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
}

async function replayBlock(block: string, desk: Desk): Promise<string> {
  const shown: string[] = []
  for (const line of block.split('\n').filter((each) => each.startsWith('$ '))) {
    const { output, code } = await desk.run(line.slice(2))
    shown.push(`${line}\n${output}${code === 0 ? '' : `（退出码 ${code}）\n`}`)
  }
  return shown.join('\n')
}

export interface Ran {
  output: string
  stdout: string
  stderr: string
  code: number | null
}

const maxBuffer = 1 << 28

/**
 * Programs under test live in a year far ahead unless the suite itself runs under another clock: what depends on today cannot be
 * pinned. A house rule forbids the year in everything that is written down.
 */
export const farAhead = '2087-05-05T16:30:00Z'
const surroundings = {
  PATH: process.env.PATH,
  NODE_OPTIONS: `--require=${join(root, 'test/clock.cjs')}`,
  ITCAP_TEST_NOW: process.env.ITCAP_TEST_NOW ?? farAhead,
  // Whoever has a ledger on a server of the tests shares a desk with those who have none.
  PGPASSWORD: password,
}

/** `itcap …` as a person types it; words in quotes stay together. No shell, so it runs the same everywhere. */
export function run(command: string, cwd: string, env: NodeJS.ProcessEnv = {}): Ran {
  const options = { cwd, encoding: 'utf8' as const, maxBuffer, env: { ...surroundings, ...env } }
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [join(root, 'bin', 'itcap.js'), ...argumentsOf(command)],
    options,
  )
  return ran(stdout, stderr, status)
}

/** A folder in which commands run one after the other, in a process that has started once (`desk.cjs`): many more of them in the time. */
export interface Desk {
  run(command: string): Promise<Ran>
}

/** With it every command of a desk is a process of its own, as a person starts it: many times slower, the same to the byte. */
const inOwnProcesses = process.env.ITCAP_TEST_PROCESSES !== undefined

/** @param env Where the process must differ from the others; who differs alike shares one. */
export function openDesk(cwd: string, env: NodeJS.ProcessEnv = {}): Desk {
  // The watchdog wants a pause between two of them.
  if (inOwnProcesses) return { run: (command) => pause().then(() => run(command, cwd, env)) }
  const key = JSON.stringify(env)
  const program = programs.get(key) ?? startProgram(env)
  programs.set(key, program)
  return { run: (command) => program(cwd, argumentsOf(command)) }
}

const programs = new Map<string, Program>()

/** Runs commands one after the other, each in the folder it names. */
export type Program = (cwd: string, args: string[]) => Promise<Ran>

/** Milliseconds after which a command is taken for hung and its process ended, before the test that waits for it is. */
const longest = 100_000

/** Ends with the process of the tests, which it does not keep waiting. */
export function startProgram(env: NodeJS.ProcessEnv): Program {
  const options = { env: { ...surroundings, ...env }, silent: true }
  const child = fork(join(root, 'test/cli/desk.cjs'), options)
  const keep = (how: 'ref' | 'unref') => {
    for (const each of [child, child.channel, child.stdout as Socket, child.stderr as Socket]) each?.[how]()
  }
  keep('unref')
  let lastWords = ''
  child.stderr!.on('data', (text) => (lastWords += text))
  // One that hangs does not hear that its channel is closed.
  const end = () => child.kill('SIGKILL')
  process.once('exit', end)
  child.once('exit', () => process.off('exit', end))
  const send = (cwd: string, args: string[]) =>
    new Promise<Ran>((resolve, reject) => {
      const hung = setTimeout(end, longest)
      const died = () => {
        clearTimeout(hung)
        reject(new Error(`${args.join(' ')} ended the process:\n${lastWords}`))
      }
      if (!child.connected) return died()
      child.once('close', died)
      child.once('message', ({ stdout, stderr, code }: Omit<Ran, 'output'>) => {
        child.off('close', died)
        clearTimeout(hung)
        keep('unref')
        resolve(ran(stdout, stderr, code))
      })
      keep('ref')
      child.send({ cwd, args })
    })
  let before: Promise<unknown> = Promise.resolve()
  return (cwd, args) => {
    const answer = before.then(() => send(cwd, args))
    before = answer.catch(() => {})
    return answer
  }
}

function argumentsOf(command: string): string[] {
  const [program, ...args] = (command.match(/"[^"]*"|'[^']*'|\S+/g) ?? []).map((word) =>
    word.replace(/^(["'])(.*)\1$/, '$2'),
  )
  if (program !== 'itcap') throw new Error(`Only itcap can be replayed: ${command}`)
  return args
}

function ran(stdout: string, stderr: string, code: number | null): Ran {
  return { output: (stdout + stderr).replaceAll('\r\n', '\n').replace(/[ \t]+$/gm, ''), stdout, stderr, code }
}
