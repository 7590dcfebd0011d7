/** A report every month: the ledger knows which month a sheet answers for, deadlines and status ask for the month that is due. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { computeDeadlines } from '../../src/gap/deadlines.ts'
import { computeStatus } from '../../src/gap/status.ts'
import { openLedger } from '../../src/ledger/open-ledger.ts'
import { readPack } from '../../src/notice/read-pack.ts'
import { record } from '../../src/pipeline.ts'
import { checks } from '../../src/rules/registry.ts'
import { unitTable } from '../../src/unit/unit-table.ts'
import { minimalPack } from '../notice/minimal-pack.ts'
import { place } from './place.ts'

const folder = await mkdtemp(join(tmpdir(), 'itcap-monthly-'))
afterAll(() => rm(folder, { recursive: true }))

const pack = minimalPack
  .replace('on: 2024-05-31', 'from: 2024-03-10, monthly: 5, at: "17:00"')
  .replaceAll('level: county', 'level: city')

test('the month before is overdue until it is answered, the next one is open', async () => {
  const read = await readPack(pack, { checks })
  if ('faults' in read) throw new Error(JSON.stringify(read.faults))
  const { notice } = read
  const units = unitTable('2024-05-10', notice)
  const ledger = await openLedger(place())
  const handIn = async (unit: string, received: string) => {
    const path = join(folder, `${unit}${received.slice(0, 10)}.csv`)
    const head = [`${unit}培训情况表`, `填报单位：${unit}`, '学校,学段,教师数,,', ',,幼儿园,中小学,合计']
    // Another figure each month: the same bytes would be the same report.
    const more = Number(received.slice(8, 10))
    const rows = [`示例小学,小学,1,${more},${1 + more}`, `小计,,1,${more},${1 + more}`]
    await writeFile(path, [...head, ...rows].join('\n'))
    const around = {
      asOf: received.slice(0, 10),
      notices: [notice],
      form: undefined,
      units: () => units,
      digests: true,
    }
    const { receipts } = await record(ledger, [path], { ...around, received }, { received })
    return receipts[0]!.timeliness
  }
  expect(await handIn('锦江区', '2024-04-03T09:00:00+08:00')).toBe('on-time')
  expect(await handIn('青羊区', '2024-04-05T16:59:00+08:00')).toBe('on-time')
  expect(await handIn('锦江区', '2024-05-05T16:00:00+08:00')).toBe('on-time')

  const city = units.region!
  const question = (asOf: string) => ({
    notice,
    units,
    unit: city,
    asOf,
    within: Number.POSITIVE_INFINITY,
    holdings: ledger.holdings(notice.id),
    headcount: [],
    expected: undefined,
    reminders: [],
  })
  const items = (asOf: string) =>
    computeDeadlines(question(asOf)).map(({ on, at, daysLeft, received }) => [on, at, daysLeft, received])
  expect(items('2024-05-10')).toEqual([
    ['2024-05-05', '17:00', -5, 1],
    ['2024-06-05', '17:00', 26, 0],
  ])
  expect(await handIn('青羊区', '2024-05-12T09:00:00+08:00')).toBe('late')
  expect(items('2024-05-13').map(([, , , received]) => received)).toEqual([2, 0])
  expect(await handIn('青羊区', '2024-05-20T09:00:00+08:00')).toBe('on-time')
  expect(items('2024-05-21').map(([, , , received]) => received)).toEqual([2, 1])
  const { rows } = computeStatus({ ...question('2024-05-21'), forms: notice.forms, by: 'county' })
  const states = rows.filter(({ unit }) => /锦江区|青羊区/.test(unit)).map(({ unit, state }) => [unit.slice(-3), state])
  expect(states).toEqual([
    ['锦江区', 'missing'],
    ['青羊区', 'on-time'],
  ])
  ledger.close()
})
