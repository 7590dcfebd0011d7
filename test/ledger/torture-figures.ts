/**
 * A server comes in; how long it takes, beside how long a file takes, goes out, all from one run: lists of this many rows, one of 7.4 times as many, and a
 * ledger of twenty times that. What both are asked in the end they answer alike.
 */

import { join } from 'node:path'
import { keepAll } from '../../src/ledger/contents.ts'
import { columnsOf } from '../../src/ledger/freezing.ts'
import { openPlace } from '../../src/ledger/open-ledger.ts'
import { keepMark } from '../../src/ledger/soundness.ts'
import { password, type TestServer } from './postgres-server.ts'
import { proxy } from './proxy.ts'
import { answers, counties, type Import, list, made, run, say, seconds, take } from './torture-desk.ts'

/** The twenty counties of 成都市; the list of the first one is copied to the others. */
const units = '04 05 06 07 08 12 13 14 15 16 17 18 21 29 31 81 82 83 84 85'.split(' ').map((end) => `5101${end}`)

export async function figuresOf(server: TestServer, rows: number): Promise<void> {
  process.env.PGPASSWORD = password
  const large = Math.round(rows * 7.37686)
  const [first, second] = counties as [string, string]
  const lists = {
    middle: list('middle.csv', first, 0, rows),
    next: list('next.csv', first, 10, rows),
    large: list('large.csv', first, 0, large),
    few: list('few.csv', second, 4_000_000, 20),
  }
  const eight = counties.map(
    (county, index): Import => [list(`eight-${index}.csv`, county, (index * rows) / 2, rows / 2), `09:0${index}`],
  )
  const small = Array.from({ length: 100 }, (_, index) =>
    list(`far-${index}.csv`, counties[index % 8]!, 1_000_000 + index * 20, 20),
  )
  const far = await proxy(server.port, { delay: 10 })
  let ledgers = 0
  const file = () => 'itcap.db'
  const near = () => `${server.address()}?schema=f${++ledgers}`
  const away = () => `postgres://office@127.0.0.1:${far.port}/ledger?schema=f${++ledgers}`

  const timed = async (work: () => Promise<{ code: number | null }[]>) => {
    const began = performance.now()
    const ran = await work()
    return { ms: performance.now() - began, isRight: ran.every(({ code }) => code === 0) }
  }

  async function measure(ledger: () => string, isFar: boolean): Promise<Map<string, number>> {
    const took = new Map<string, number>()
    const keep = async (what: string, work: () => Promise<{ code: number | null }[]>) => {
      const { ms, isRight } = await timed(work)
      if (!isRight) say(what, false)
      took.set(what, ms)
    }
    let own = await made(ledger())
    const receivedAt = (path: string, at: string) => async () => [await take(own, [path, at]).done]
    const together = async () => [await run(own, 'import', ...small, '--received', '2024-05-06', '--quiet')]
    await keep('100 files of 20 rows in one import', together)
    if (isFar) return took
    own = await made(ledger())
    await keep(`import of ${rows} rows`, receivedAt(lists.middle, '09:00'))
    await keep('… superseded by a new version', receivedAt(lists.next, '10:00'))
    own = await made(ledger())
    await keep(`8 × ${rows / 2} rows at once`, () => Promise.all(eight.map((each) => take(own, each).done)))
    said.push(await answers(own))
    const place = ledger()
    own = await made(place)
    await keep(`import of ${large} rows`, receivedAt(lists.large, '09:00'))
    await grow(place.includes('://') ? place : join(own, place), large)
    await run(own, 'status')
    await keep(`gap of ${large * units.length} persons`, async () => [await run(own, 'gap', '--basis', 'named')])
    await keep('validate of 20 rows beside them', async () => [await run(own, 'validate', lists.few)])
    await keep('import of 20 rows beside them', receivedAt(lists.few, '11:00'))
    said.push(await answers(own))
    return took
  }
  const said: string[] = []
  const [inFile, onServer, farAway] = [
    await measure(file, false),
    await measure(near, false),
    await measure(away, true),
  ]
  far.close()
  for (const [what, ms] of inFile) {
    const there = onServer.get(what)!
    const distant = farAway.get(what)
    const beside = `a file ${seconds(ms)}, a server ${seconds(there)} (${(there / ms).toFixed(1)})`
    say(what, true, distant === undefined ? beside : `${beside}, 10 ms away ${seconds(distant)}`)
  }
  say('the same answers', said[0] === said[2] && said[1] === said[3])
}

/** The list again in the other counties, under other numbers; without its rows, which no total is made of. */
async function grow(path: string, rows: number): Promise<void> {
  const { db, begin } = (await openPlace(path))!
  const turn = begin()
  turn.hold()
  const [places] = db.first<[number]>('SELECT max(id) FROM place')!
  const columns = columnsOf(db, 'submission')
  for (const [index, unit] of units.entries()) {
    if (index === 0) continue
    const further = index * 1000
    const changed: Record<string, string> = { id: `id + ${further}`, name: `name || '-${index}'`, unit: `'${unit}'` }
    const copies = {
      place: `SELECT id + ${further}, '${unit}', school FROM place WHERE id <= ${places}`,
      submission: `SELECT ${columns.map((name) => changed[name] ?? name)} FROM submission WHERE id = 1`,
      tally: `SELECT submission + ${further}, place + ${further}, rows, subjects FROM tally WHERE submission = 1`,
      presence: `SELECT form, '${String.fromCharCode(97 + index)}' || subject, place + ${further}, n FROM presence
        WHERE place <= ${places} ORDER BY subject`,
    }
    for (const [table, query] of Object.entries(copies))
      db.run(`INSERT INTO ${table} ${table === 'submission' ? `(${columns})` : ''} ${query}`)
  }
  if (!db.dialect.isServer) keepAll(db)
  const mark = keepMark(db)
  db.exec('COMMIT')
  turn.release(mark)
  const [persons] = db.first<[number]>('SELECT count(*) FROM presence')!
  say('grown', persons === rows * units.length)
  db.close()
}
