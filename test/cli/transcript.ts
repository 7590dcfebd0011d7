/**
 * Runs the commands written in a Markdown file and gives the same file back with the output they really print.
 * A ```console block holds `$ command` lines, each followed by its output; an exit code other than 0 is its last line.
 */
import { execFile, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** All blocks of one file share one fresh folder that holds the samples. */
export function replay(markdown: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'itcap-transcript-'))
  try {
    cpSync(join(root, 'samples'), join(folder, 'samples'), { recursive: true })
    writePack(markdown, folder)
    writeSheets(markdown, folder)
    return markdown.replace(
      /^```console\n([\s\S]*?)^```$/gm,
      (_, block: string) => `\`\`\`console\n${replayBlock(block, folder)}\`\`\``,
    )
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

function replayBlock(block: string, folder: string): string {
  const commands = block.split('\n').filter((line) => line.startsWith('$ '))
  return commands
    .map((line) => {
      const { output, code } = run(line.slice(2), folder)
      return `${line}\n${output}${code === 0 ? '' : `（退出码 ${code}）\n`}`
    })
    .join('\n')
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
const clock = {
  NODE_OPTIONS: `--require=${join(root, 'test/clock.cjs')}`,
  ITCAP_TEST_NOW: process.env.ITCAP_TEST_NOW ?? farAhead,
}

/** `itcap …` as a person types it; words in quotes stay together. No shell, so it runs the same everywhere. */
export function run(command: string, cwd: string, env: NodeJS.ProcessEnv = {}): Ran {
  const options = { cwd, encoding: 'utf8' as const, maxBuffer, env: { PATH: process.env.PATH, ...clock, ...env } }
  const { stdout, stderr, status } = spawnSync(process.execPath, argumentsOf(command), options)
  return ran(stdout, stderr, status)
}

/** The same, beside others. */
export function runAside(command: string, cwd: string): Promise<Ran> {
  const options = { cwd, encoding: 'utf8' as const, maxBuffer, env: { PATH: process.env.PATH, ...clock } }
  return new Promise((resolve) => {
    const child = execFile(process.execPath, argumentsOf(command), options, (_, stdout, stderr) =>
      resolve(ran(stdout, stderr, child.exitCode)),
    )
  })
}

function argumentsOf(command: string): string[] {
  const [program, ...args] = (command.match(/"[^"]*"|'[^']*'|\S+/g) ?? []).map((word) =>
    word.replace(/^(["'])(.*)\1$/, '$2'),
  )
  if (program !== 'itcap') throw new Error(`Only itcap can be replayed: ${command}`)
  return [join(root, 'bin', 'itcap.js'), ...args]
}

function ran(stdout: string, stderr: string, code: number | null): Ran {
  return { output: (stdout + stderr).replaceAll('\r\n', '\n').replace(/[ \t]+$/gm, ''), stdout, stderr, code }
}
