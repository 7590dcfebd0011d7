/**
 * `npm run torture`: many desks at once on one ledger of a PostgreSQL server, connections cut, the server stopped, runs killed. After each, the ledger
 * answers byte for byte what one file answers that was given the same one after another; figures of time are printed. `-- 50000`: rows a county;
 * `-- offices`: a ledger of many offices alone; `-- figures`: a server beside a file, and nothing else.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { postgresServer, type TestServer } from './postgres-server.ts'
import { proxy } from './proxy.ts'
import {
  alone,
  answers,
  counties,
  type Import,
  list,
  made,
  type Ran,
  run,
  say,
  seconds,
  take,
  tidy,
  workspace,
} from './torture-desk.ts'
import { figuresOf } from './torture-figures.ts'
import { tortureOffices } from './torture-offices.ts'

const given = process.argv.slice(2)
const number = given.find((each) => /^\d+$/.test(each))
const rows = Number(number ?? 50_000)

async function torture(server: TestServer): Promise<void> {
  let ledgers = 0
  const empty = () => made(`${server.address()}?schema=t${++ledgers}`)
  const atOnce = async (own: string, ...imports: Import[]) => {
    const began = performance.now()
    const ran = await Promise.all(imports.map((each) => take(own, each).done))
    return { ran, ms: performance.now() - began }
  }

  const eight = counties.map(
    (county, index): Import => [list(`${county}.csv`, county, index * rows, rows), `09:0${index}`],
  )
  let own = await empty()
  const began = performance.now()
  const asFile = await alone(...eight)
  const serial = performance.now() - began
  const { ran, ms } = await atOnce(own, ...eight)
  const right = ran.every(({ code }) => code === 0) && (await answers(own)) === asFile
  say(
    `8 × ${rows} at once`,
    right,
    `${seconds(ms)}; one after another into a file, with its answers ${seconds(serial)}`,
  )

  const [first] = eight as [Import]
  const corrected: Import = [list('corrected.csv', counties[0]!, 10, rows), '10:00']
  own = await empty()
  await atOnce(own, first, corrected)
  const found = await answers(own)
  say('the same county twice at once', [await alone(first, corrected), await alone(corrected, first)].includes(found))

  own = await empty()
  const twice = await atOnce(own, first, first)
  const unchanged = twice.ran.filter(({ said }) => said.includes('以前登记过')).length
  say('the same bytes twice at once', unchanged === 1 && (await answers(own)) === (await alone(first)))

  const half = Math.floor(rows * 0.3)
  const shared: Import = [list('shared.csv', counties[1]!, rows - half, rows), '09:30']
  own = await empty()
  await atOnce(own, first, shared)
  say(
    `${half} persons shared by two counties at once`,
    [await alone(first, shared), await alone(shared, first)].includes(await answers(own)),
  )

  const after = await alone(first)
  const before = await alone()
  /** Something happens when the run first says this to the server. */
  const during = async (at: string, happens: () => unknown, cuts = false): Promise<Ran> => {
    const between = await proxy(server.port, { at, happens, cuts })
    const there = workspace(`postgres://office@127.0.0.1:${between.port}/ledger?schema=t${ledgers}`)
    const ran = await take(there, first).done
    between.close()
    return ran
  }
  const terminate = () =>
    server.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'itcap'")
  const restart = async () => {
    await server.stop('immediate')
    await server.start()
  }
  for (const [what, at, happens] of [
    ['terminated while copying', 'COPY new_record', terminate],
    ['terminated in the last phase', 'INSERT INTO presence', terminate],
    ['server restarted while copying', 'COPY new_record', restart],
    ['server restarted in the last phase', 'INSERT INTO presence', restart],
  ] as const) {
    own = await empty()
    const { code, said } = await during(at, happens)
    const isOld = code === 2 && said.includes('没有记入任何内容') && (await answers(own)) === before
    await take(own, first).done
    say(what, isOld && (await answers(own)) === after, said.split('\n')[0])
  }

  own = await empty()
  const lost = await during('COMMIT\0', () => {}, true)
  const again = await take(own, first).done
  say(
    'connection lost at COMMIT',
    lost.said.includes('不知道记入了没有') && again.said.includes('以前登记过') && (await answers(own)) === after,
    lost.said.split('\n')[0],
  )

  own = await empty()
  const whole = (await take(own, first).done).ms
  let states = ''
  for (let moment = 1; moment <= 6; moment++) {
    own = await empty()
    const child = take(own, first)
    await sleep((whole * moment) / 6.5)
    child.kill('SIGKILL')
    await child.done
    const state = await answers(own)
    states += state === after ? 'new ' : state === before ? 'old ' : 'NEITHER '
    await take(own, first).done
    if ((await answers(own)) !== after) states += 'LOST '
  }
  say('client killed at six moments', !/[A-Z]/.test(states), states)

  const small = Array.from({ length: 100 }, (_, index) =>
    list(`small-${index}.csv`, counties[index % 8]!, 1_000_000 + index * 20, 20),
  )
  const far = await proxy(server.port, { delay: 10 })
  for (const [how, address] of [
    ['near', server.address()],
    ['10 ms away', `postgres://office@127.0.0.1:${far.port}/ledger`],
  ]) {
    own = await made(`${address}?schema=t${++ledgers}`)
    const { code, ms: took } = await run(own, 'import', ...small, '--received', '2024-05-06', '--quiet')
    say(`100 small files, server ${how}`, code === 0, seconds(took))
  }
  far.close()
}

const server = await postgresServer()
if (server === undefined) console.log('Skipped: PostgreSQL is not installed on this machine.')
else
  try {
    if (given.includes('figures')) await figuresOf(server, Number(number ?? 100_000))
    else {
      if (!given.includes('offices')) await torture(server)
      await tortureOffices(server, rows)
    }
  } finally {
    await server.remove()
    tidy()
  }
