/** What the torture of a server does at a desk: lists, workspaces and runs of the program come in, what they answered goes out, and a line for each claim that was tried. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeLedgerFiles } from '../bench/make-ledger.mjs'
import { person } from '../bench/make-roster.mjs'
import { password } from './postgres-server.ts'

export const counties = '锦江区 青羊区 金牛区 武侯区 成华区 龙泉驿区 青白江区 新都区'.split(' ')
const folder = mkdtempSync(join(tmpdir(), 'itcap-torture-'))
const program = join(import.meta.dirname, '../../bin/itcap.js')
const questions = ['gap --by county', 'gap --basis named', 'status', 'deadlines', 'plan']

export const tidy = () => rmSync(folder, { recursive: true, force: true })

export interface Ran {
  code: number | null
  said: string
  ms: number
}

/** A list of a county's persons, from this number on. */
export function list(name: string, county: string, from: number, count: number): string {
  const lines = [[`成都市${county}参培教师名单`], [`填报单位：成都市${county}`], ['姓名', '身份证号码', '工作单位']]
  for (let index = from; index < from + count; index++) {
    const [, who, , id] = person(index)
    lines.push([String(who), `${id}\t`, `示例第${index % 50}小学`])
  }
  return write(name, lines)
}

export function write(name: string, lines: readonly string[][]): string {
  const path = join(folder, name)
  writeFileSync(path, `${lines.map((line) => line.join(',')).join('\r\n')}\r\n`)
  return path
}

let workspaces = 0

/** A workspace with this ledger. */
export function workspace(ledger: string, unit = '成都市'): string {
  const own = join(folder, `w${++workspaces}`)
  mkdirSync(own)
  makeLedgerFiles(own, { schools: 0, persons: 0 })
  writeFileSync(join(own, 'itcap.yaml'), `notice: pack\nunit: ${unit}\nledger: ${ledger}\n`)
  return own
}

export function start(own: string, args: readonly string[]): ChildProcess & { done: Promise<Ran> } {
  const env = { ...process.env, PGPASSWORD: password, ITCAP_WAIT: '600' }
  const began = performance.now()
  const child = spawn(process.execPath, [program, '--workspace', own, ...args], { env })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text))
  const done = once(child, 'close').then(([code]) => ({ code, said, ms: performance.now() - began }))
  return Object.assign(child, { done })
}

export const run = (own: string, ...args: string[]) => start(own, args).done

export type Import = [path: string, received: string, ...options: string[]]

export const take = (own: string, [path, received, ...options]: Import) =>
  start(own, ['import', path, '--received', `2024-05-06T${received}`, '--quiet', ...options])

/** Everything that is asked, as JSON. */
export async function answers(own: string, ...options: string[]): Promise<string> {
  const all = []
  for (const question of questions)
    all.push((await run(own, ...question.split(' '), ...options, '--as-of', '2024-05-10', '--format', 'json')).said)
  // Of an empty one it is said where it lies.
  return all.join('\n').replaceAll(own, 'w')
}

/** With a ledger in which nothing is recorded yet. */
export async function made(ledger: string): Promise<string> {
  const own = workspace(ledger)
  await run(own, 'expect', '--clear')
  return own
}

/** What one file says that was given these one after another. */
export async function alone(...imports: Import[]): Promise<string> {
  const own = await made('itcap.db')
  for (const each of imports) await take(own, each).done
  return answers(own)
}

export function say(what: string, isRight: boolean, figure = ''): void {
  if (!isRight) process.exitCode = 1
  console.log(`${isRight ? 'ok  ' : 'FAIL'}  ${what}${figure && `: ${figure}`}`)
}

export const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
