import { beforeAll, describe, expect, test } from 'vitest'
import { diffNotices } from '../../src/notice/diff-notices.ts'
import type { Notice } from '../../src/notice/notice.ts'
import { loadNotice } from '../notices/load.ts'

let sichuan: Notice
let yueyang: Notice
beforeAll(async () => {
  sichuan = await loadNotice('sichuan-2017')
  yueyang = await loadNotice('yueyang-2021')
})

describe('diffNotices', () => {
  test('finds nothing between a notice and itself', () => {
    expect(diffNotices(sichuan, sichuan)).toEqual([])
  })

  test('turns around with its arguments', () => {
    const there = diffNotices(sichuan, yueyang)
    const back = diffNotices(yueyang, sichuan).map(({ before, after, part, id }) => [part, id, after, before].join('|'))
    expect(there.map(({ before, after, part, id }) => [part, id, before, after].join('|')).sort()).toEqual(back.sort())
    expect(there.length).toBeGreaterThan(50)
  })

  test.each<[name: string, change: (notice: Notice) => void, expected: object]>([
    [
      'a later deadline',
      (notice) => {
        notice.deadlines[0]!.on = '2017-04-15'
      },
      {
        part: 'deadline',
        id: 'annex-3',
        before: '2017-03-31（含当日）：annex-3',
        after: '2017-04-15（含当日）：annex-3',
      },
    ],
    [
      'a lower target',
      (notice) => {
        notice.targets[0]!.share = 0.9
      },
      { part: 'target', before: '全域 教师 ≥ 100% 2017-12-31 累计', after: '全域 教师 ≥ 90% 2017-12-31 累计' },
    ],
    [
      'another ratio',
      (notice) => {
        notice.splits[0]!.into = { planProvincial: 0.3, planLocal: 0.7 }
      },
      { part: 'split', before: 'planProvincial 20%，planLocal 80%', after: 'planProvincial 30%，planLocal 70%' },
    ],
    [
      'a column that is gone',
      (notice) => {
        notice.forms.find((form) => form.id === 'annex-3')!.tables[0]!.columns.pop()
      },
      { part: 'form', id: 'annex-3', before: '上报，10 栏', after: '上报，9 栏' },
    ],
    [
      'a rule that weighs less',
      (notice) => {
        notice.forms.find((form) => form.id === 'annex-3')!.rules.find((rule) => rule.check === 'row-sum')!.severity =
          'info'
      },
      {
        part: 'rule',
        id: 'annex-3/row-sum/staff',
        after: expect.stringMatching(/^提示/),
        before: expect.stringMatching(/^错误/),
      },
    ],
  ])('says %s', (_, change, expected) => {
    const changed = structuredClone(sichuan)
    change(changed)
    expect(diffNotices(sichuan, changed)[0]).toMatchObject(expected)
  })

  test('says what 2.0 asks for in hours', async () => {
    const hours = diffNotices(yueyang, await loadNotice('sichuan-2.0')).filter((change) => change.part === 'hours')
    expect(hours).toContainEqual({ part: 'hours', id: 'total', title: '总学时', before: '≥ 80', after: '≥ 50' })
    expect(hours).toContainEqual({
      part: 'hours',
      id: 'workshopHours',
      title: '工作坊混合式研修',
      before: '≥ 60',
      after: '',
    })
  })
})
