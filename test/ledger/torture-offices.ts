/**
 * The torture of a ledger of many offices: eight counties record at once under logins of their own, with persons whom two of them have, cut off and killed.
 * After each, the city is answered byte for byte what one file answers, and each county sees its own and nothing else.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { connect } from '../../src/ledger/engine/database.ts'
import { password, type TestServer } from './postgres-server.ts'
import { proxy } from './proxy.ts'
import {
  alone,
  answers,
  counties,
  type Import,
  list,
  type Ran,
  run,
  say,
  seconds,
  take,
  workspace,
} from './torture-desk.ts'

const city = 'city'
const loginOf = (county: string) => `county_${counties.indexOf(county)}`
const accepted = ['--accept', '核对过']

interface Offices {
  schema: string
  /** Its workspace, by county; and the city's. */
  of(county: string): string
  city: string
}

export async function tortureOffices(server: TestServer, rows: number): Promise<void> {
  let ledgers = 0
  const address = (login: string, schema: string, port = server.port) =>
    `postgres://${login}@127.0.0.1:${port}/ledger?schema=${schema}`
  for (const login of [city, ...counties.map(loginOf)]) server.sql(`CREATE ROLE ${login} LOGIN PASSWORD '${password}'`)
  process.env.PGPASSWORD = password

  /** Set up for all of them, with nothing recorded. */
  async function offices(who: readonly string[]): Promise<Offices> {
    const schema = `o${++ledgers}`
    const keeper = workspace(address('office', schema))
    await run(keeper, 'ledger', 'init')
    await run(keeper, 'ledger', 'grant', city, '--unit', '成都市')
    for (const county of who) await run(keeper, 'ledger', 'grant', loginOf(county), '--unit', county)
    const own = new Map(who.map((county) => [county, workspace(address(loginOf(county), schema), county)]))
    return { schema, of: (county) => own.get(county)!, city: workspace(address(city, schema)) }
  }

  /** What a login sees of the tables that hold rows, in SQL of its own. */
  async function seen(login: string, schema: string): Promise<unknown> {
    const db = await connect(address(login, schema), 1000, () => new Error('busy'))
    try {
      return db.all(`SELECT (SELECT count(*) FROM record), (SELECT count(*) FROM tally), (SELECT count(*) FROM presence),
        (SELECT count(*) FROM repeated), (SELECT string_agg(DISTINCT unit, ',') FROM submission)`)
    } finally {
      db.close()
    }
  }

  /** The same of one unit, as whoever keeps the server sees it. */
  const there = (schema: string, unit: string) => {
    const ofUnit = `(SELECT id FROM ${schema}.place WHERE unit = '${unit}')`
    const counted = (table: string) => `(SELECT count(*) FROM ${schema}.${table} WHERE place IN ${ofUnit})`
    const tables = ['record', 'tally', 'presence', 'repeated'].map(counted)
    const [line] = server.sql(`SELECT ${tables}`, 'ledger').split('\n')
    return [[...line!.split('|').map(Number), unit]]
  }

  /** The city's answers; each county's own view; what the tables beside them say; logs whole. */
  async function isRight({ schema, of, city: above }: Offices, expected: readonly string[], who: readonly string[]) {
    const faults: string[] = []
    if (!expected.includes(await answers(above))) faults.push('city')
    for (const county of who) {
      const [unit] = server
        .sql(`SELECT DISTINCT unit FROM ${schema}.office WHERE login = '${loginOf(county)}'`, 'ledger')
        .split('\n')
      const own = JSON.stringify(await seen(loginOf(county), schema))
      if (own !== JSON.stringify(there(schema, unit!))) faults.push(`${county} sees ${own}`)
      const [mine, theirs] = await Promise.all([counted(of(county)), counted(above, '--county', county)])
      if (mine !== theirs) faults.push(`${county} counts ${mine}, the city ${theirs}`)
      if ((await run(of(county), 'log', '--verify')).code !== 0) faults.push(`${county} log`)
    }
    const told = server.sql(
      `SELECT (SELECT count(*) FROM ${schema}.standing) = (SELECT count(*) FROM ${schema}.presence),
         (SELECT count(*) FROM ${schema}.counted) = (SELECT count(*) FROM ${schema}.submission WHERE current = 1),
         (SELECT coalesce(sum(CASE what WHEN 'insert' THEN rows ELSE -rows END), 0) FROM ${schema}.audit
          WHERE part = 'record' AND what <> 'update') = (SELECT count(*) FROM ${schema}.record)`,
      'ledger',
    )
    if (told !== 't|t|t') faults.push(`standing, counted, audit: ${told}`)
    return faults
  }

  /** Rows of those who are named, and what counts. */
  async function counted(own: string, ...whose: string[]): Promise<string> {
    const { said } = await run(own, 'gap', '--basis', 'named', ...whose, '--as-of', '2024-05-10', '--format', 'json')
    const { rows, coverage } = JSON.parse(said)
    return JSON.stringify([rows, coverage.counted, coverage.notCounted])
  }

  async function claim(what: string, where: Offices, expected: string[], who: string[], ok = true, figure = '') {
    const faults = await isRight(where, expected, who)
    say(`offices: ${what}`, ok && faults.length === 0, [figure, ...faults].filter(Boolean).join('; '))
  }

  const atOnce = (where: Offices, ...each: [county: string, what: Import][]) =>
    Promise.all(each.map(([county, what]) => take(where.of(county), what).done))

  const eight = counties.map((county, index): [string, Import] => [
    county,
    [list(`office-${county}.csv`, county, index * rows, rows), `09:0${index}`],
  ])
  let where = await offices(counties)
  const began = performance.now()
  const all = await atOnce(where, ...eight)
  const took = performance.now() - began
  const file = await alone(...eight.map(([, each]) => each))
  const well = all.every(({ code }) => code === 0)
  await claim(`8 × ${rows} at once`, where, [file], counties, well, seconds(took))

  const [[one, first]] = eight as [[string, Import]]
  const other = counties[1]!
  const half = Math.floor(rows * 0.3)
  const shared = (...options: string[]): Import => [
    list('office-shared.csv', other, rows - half, rows),
    '09:30',
    ...options,
  ]
  const both = async (a: Import, b: Import) => [await alone(a, b), await alone(b, a)]
  for (const options of [[], accepted]) {
    where = await offices([one, other])
    const mine: Import = [first[0], first[1], ...options]
    const ran = await atOnce(where, [one, mine], [other, shared(...options)])
    const refused = ran.filter(({ code }) => code === 1).length
    const how = options.length > 0 ? 'accepted' : 'refused to the second'
    await claim(
      `${half} persons shared by two counties at once, ${how}`,
      where,
      await both(mine, shared(...options)),
      [one, other],
      refused === (options.length > 0 ? 0 : 1),
    )
  }

  const corrected: Import = [list('office-corrected.csv', one, 10, rows), '10:00']
  where = await offices([one])
  await atOnce(where, [one, first], [one, corrected])
  await claim('the same county twice at once', where, await both(first, corrected), [one])

  where = await offices([one])
  const twice = await atOnce(where, [one, first], [one, first])
  const after = await alone(first)
  const unchanged = twice.filter(({ said }) => said.includes('以前登记过')).length
  await claim('the same bytes twice at once', where, [after], [one], unchanged === 1)

  const before = await alone()
  for (const [what, at] of [
    ['terminated while copying', 'COPY new_record'],
    ['terminated in the last phase', 'count_subjects'],
  ] as const) {
    where = await offices([one])
    const happens = () =>
      server.sql(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '${loginOf(one)}'`)
    const between = await proxy(server.port, { at, happens })
    const cut: Ran = await take(workspace(address(loginOf(one), where.schema, between.port), one), first).done
    between.close()
    const isOld = cut.code === 2 && cut.said.includes('没有记入任何内容') && (await answers(where.city)) === before
    await take(where.of(one), first).done
    await claim(what, where, [after], [one], isOld, cut.said.split('\n')[0])
  }

  where = await offices([one])
  const whole = (await take(where.of(one), first).done).ms
  let states = ''
  for (let moment = 1; moment <= 4; moment++) {
    where = await offices([one])
    const child = take(where.of(one), first)
    await sleep((whole * moment) / 4.4)
    child.kill('SIGKILL')
    await child.done
    const state = await answers(where.city)
    states += state === after ? 'new ' : state === before ? 'old ' : 'NEITHER '
    await take(where.of(one), first).done
    const faults = await isRight(where, [after], [one])
    if (faults.length > 0) states += `LOST ${faults} `
  }
  say('offices: client killed at four moments', !/[A-Z]/.test(states), states)
}
