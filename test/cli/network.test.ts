/** Nothing leaves the machine: every command runs with each door to the network made to shout, and none is opened. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { openDesk } from './transcript.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Whoever reaches for the network leaves a line in the file, and fails. */
const alarm = `
const { appendFileSync } = require('node:fs')
const refuse = (what) => () => { appendFileSync(process.env.ALARM, what + '\\n'); throw new Error('network: ' + what) }
const net = require('node:net'), dns = require('node:dns'), http = require('node:http'), https = require('node:https'), dgram = require('node:dgram'), tls = require('node:tls')
net.Socket.prototype.connect = refuse('connect'); net.connect = net.createConnection = refuse('net')
net.Server.prototype.listen = refuse('listen'); tls.connect = refuse('tls'); dgram.createSocket = refuse('dgram')
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) { dns[name] = refuse('dns'); dns.promises[name] = refuse('dns') }
for (const each of [http, https]) { each.request = refuse('http'); each.get = refuse('http') }
globalThis.fetch = refuse('fetch'); globalThis.WebSocket = refuse('websocket')
`

/** One line for every command; the second half shows that this list is whole. */
const commands = [
  'init w --notice sichuan-2017 --unit 成都',
  'notice list',
  'template sichuan-2017/annex-3 -o blank.xlsx',
  'validate s/sichuan-2017/annex-3-成都.xlsx',
  'fix s/sichuan-2017/annex-3-成都.xlsx -o fixed.xlsx',
  'cells s/sichuan-2017/annex-3-成都.xlsx',
  '--workspace w import s/sichuan-2017/annex-1.xlsx s/sichuan-2017/annex-3-成都.xlsx --received 2017-03-28T09:00',
  '--workspace w zero annex-4 --county 锦江区 --received 2017-03-28',
  '--workspace w expect',
  '--workspace w status --as-of 2017-03-28',
  '--workspace w explanations --as-of 2017-03-28',
  '--workspace w gap --as-of 2017-03-28',
  '--workspace w plan --as-of 2017-03-28',
  '--workspace w report annex-3 --as-of 2017-03-28 -o out.xlsx',
  '--workspace w deadlines --as-of 2017-03-28',
  '--workspace w check --as-of 2017-03-28',
  '--workspace w freeze a --as-of 2017-03-28',
  '--workspace w report page --as-of 2017-03-28 -o page.html',
  '--workspace w diff a --as-of 2017-03-28',
  '--workspace w package --as-of 2017-03-28 --incomplete --to p',
  '--workspace w person 张示例',
  'fill yueyang-2021/annex-3 s/roster/roster-clean.xlsx -o filled',
  '--workspace w backup copy.db',
  '--workspace w restore copy.db',
  '--workspace w ledger move w/itcap.db moved.db',
  '--workspace w log --verify',
  '--workspace w purge --notice sichuan-2017 --yes',
  'assess s/yueyang-2021/training-record-faulty.xlsx',
  'samples o',
  'completion bash',
  'rules',
]

test('no command reaches for the network', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'itcap-network-'))
  try {
    cpSync(join(root, 'samples'), join(folder, 's'), { recursive: true })
    const [preload, heard] = [join(folder, 'alarm.cjs'), join(folder, 'heard')]
    writeFileSync(preload, alarm)
    const env = { ALARM: heard, NODE_OPTIONS: `--require=${preload}` }
    spawnSync(process.execPath, ['-e', "require('http').get('http://127.0.0.1:9')"], {
      env: { ...process.env, ...env },
    })
    expect(readFileSync(heard, 'utf8')).toContain('http')
    writeFileSync(heard, '')
    const desk = openDesk(folder, env)
    const results = []
    for (const command of commands) results.push({ command, ...(await desk.run(`itcap ${command}`)) })
    expect(
      results
        .filter(({ code, command }) => code === 3 || (code === 2 && !/(?:^| )(?:zero|expect|fix) ?/.test(command)))
        .map(({ command, output }) => [command, output]),
    ).toEqual([])
    expect(readFileSync(heard, 'utf8')).toBe('')
    const { stdout: help } = await desk.run('itcap help')
    const named = [...help.slice(help.indexOf('命令：')).matchAll(/^ {2}([a-z]+)/gm)].map(([, name]) => name!)
    expect(named.filter((name) => name !== 'help' && !commands.some((each) => each.includes(name)))).toEqual([])
    expect(named.length).toBeGreaterThan(10)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}, 60_000)
