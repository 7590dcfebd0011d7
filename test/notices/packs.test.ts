/** What holds for every built-in pack, and which rule enforces each sentence that a machine can check. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Notice } from '../../src/notice/notice.ts'
import { loadNotice, noticeIds } from './load.ts'

const notices = new Map<string, Notice>()
beforeAll(async () => {
  for (const id of noticeIds) notices.set(id, await loadNotice(id))
})

test('there are thirteen notices', () => {
  expect(noticeIds).toEqual([
    'ganzhou-2018',
    'heilongjiang-2.0',
    'heilongjiang-school',
    'jiaoji-4068',
    'pingdingshan-2020',
    'school-assessment',
    'shaanxi-2.0',
    'sichuan-2.0',
    'sichuan-2017',
    'tianfu-2.0',
    'town-assessment',
    'yueyang-2021',
    'zhejiang-2021',
  ])
})

test('no two forms of any notices have the same title', () => {
  const titles = [...notices.values()].flatMap((notice) => notice.forms.map((form) => form.title.join('')))
  expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([])
})

/** Clause → rule that must enforce it, for every sentence of the thirteen notices that a machine can check. */
const enforced: Record<string, Record<string, string>> = {
  'sichuan-2017': {
    'S17-02': 'split-ratio',
    'S17-03': 'rate-stated',
    'S17-04': 'target-share',
    'S17-07': 'trained-over-staff',
    'S17-08': 'not-in-list',
    'S17-09': 'single-project',
    'S17-10': 'deadline',
    'S17-11': 'deadline',
    'S17-12': 'deadline',
    'S17-15': 'heading-missing',
    'S17-16': 'row-sum',
    'S17-17': 'gap-identity',
    'S17-18': 'column-sum',
    'S17-20': 'id-duplicate',
    'S17-21': 'eligible-project',
    'S17-26': 'id-number',
    'S17-28': 'heading-missing',
    'S17-29': 'single-project',
    'S17-30': 'distributed-issued',
    'S17-31': 'distributed-counted',
    'S17-32': 'heading-missing',
    'S17-33': 'order-kept',
    'S17-34': 'on-issued-list',
    'S17-35': 'heading-missing',
    'S17-36': 'units-complete',
    'S17-37': 'deadline',
    'S17-38': 'reconcile-issued',
    'S17-39': 'split-ratio',
    'S17-40': 'remark-owed',
    'S17-41': 'gap-identity',
  },
  'yueyang-2021': {
    'YY-01': 'unknown-unit',
    'YY-03': 'deadline',
    'YY-04': 'quota',
    'YY-05': 'target-share',
    'YY-06': 'deadline',
    'YY-07': 'mail-subject',
    'YY-09': 'hours',
    'YY-10': 'hours',
    'YY-11': 'heading-missing',
    'YY-13': 'quota',
    'YY-14': 'section-required',
    'YY-16': 'section-required',
    'YY-17': 'quota',
    'YY-18': 'on-list',
    'YY-19': 'heading-missing',
    'YY-20': 'not-in-list',
    'YY-21': 'head-count',
    'YY-22': 'sex-id-mismatch',
    'YY-23': 'one-school',
    'YY-24': 'deadline',
    'YY-25': 'schools-match',
  },
  'zhejiang-2021': {
    'ZJ-01': 'deadline',
    'ZJ-02': 'target-share',
    'ZJ-03': 'deadline',
    'ZJ-04': 'target-share',
    'ZJ-05': 'deadline',
    'ZJ-09': 'deadline',
  },
  'sichuan-2.0': {
    'SC2-01': 'target-share',
    'SC2-02': 'abilities-known',
    'SC2-03': 'hours',
    'SC2-04': 'hours',
    'SC2-05': 'hours',
    'SC2-06': 'ability-points',
    'SC2-07': 'ability-points',
    'SC2-08': 'ability-points',
    'SC2-09': 'minimum-count',
    'SC2-10': 'minimum-count',
    'SC2-11': 'minimum-count',
    'SC2-12': 'quota',
    'SC2-13': 'head-among-rows',
    'SC2-14': 'target-share',
    'SC2-15': 'target-share',
    'SC2-16': 'deadline',
    'SC2-17': 'quota',
    'SC2-21': 'approval',
    'SC2-23': 'hours',
  },
  'school-assessment': {
    'KH-01': 'eligibility',
    'KH-02': 'hours',
    'KH-03': 'ability-points',
    'KH-04': 'grade',
    'KH-05': 'score',
    'KH-06': 'score',
    'KH-08': 'score',
  },
  'town-assessment': {
    'ZZ-01': 'hours',
    'ZZ-02': 'ability-points',
    'ZZ-03': 'grade',
    'ZZ-04': 'population',
    'ZZ-07': 'ability-points',
  },
  'heilongjiang-2.0': { 'HL-02': 'deadline' },
  'shaanxi-2.0': {
    'SX-01': 'hours',
    'SX-02': 'eligibility',
    'SX-03': 'ability-points',
    'SX-04': 'approval',
    'SX-05': 'target-share',
    'SX-06': 'minimum-count',
    'SX-07': 'minimum-count',
    'SX-08': 'target-share',
    'SX-09': 'target-share',
    'SX-10': 'quota',
  },
  'tianfu-2.0': {
    'TF-01': 'hours',
    'TF-02': 'hours',
    'TF-03': 'grade',
    'TF-04': 'population',
    'TF-05': 'target-share',
    'TF-06': 'deadline',
    'TF-07': 'deadline',
  },
  'jiaoji-4068': { 'JJ-01': 'heading-missing', 'JJ-02': 'cell-sum', 'JJ-03': 'cell-order', 'JJ-04': 'head-required' },
  'ganzhou-2018': { 'GZ-01': 'row-sum', 'GZ-02': 'quota', 'GZ-03': 'row-rule' },
  'pingdingshan-2020': {
    'PD-01': 'required',
    'PD-02': 'not-in-list',
    'PD-03': 'quota',
    'PD-04': 'deadline',
    'PD-05': 'on-list',
  },
  'heilongjiang-school': { 'HS-01': 'hours', 'HS-02': 'deadline' },
}

describe.each(Object.entries(enforced))('%s', (id, clauses) => {
  test.each(Object.entries(clauses))('%s is enforced by %s', (clause, rule) => {
    expect(notices.get(id)?.clauses[clause]?.checkedBy).toContain(rule)
  })
})

describe.each(noticeIds)('%s', (id) => {
  const notice = () => notices.get(id) as Notice

  test('every sentence is enforced, or says why not', () => {
    const silent = Object.values(notice().clauses).filter(
      (each) => each.checkedBy.length === 0 && each.unchecked === '',
    )
    expect(silent.map((each) => each.id)).toEqual([])
  })

  test('quotes are in mainland simplified wording, with full punctuation', () => {
    for (const { id: clause, quote } of Object.values(notice().clauses)) {
      expect(quote, clause).not.toMatch(/[師訓學應術資訊檔專稽構務實區縣數據]/)
      expect(quote, clause).not.toMatch(/信息科技|中国小|幼稚园|智慧型|网际网路|资讯/)
      expect(quote, clause).not.toMatch(/[\u4e00-\u9fff][,;?!(]/)
    }
  })

  test('a form of our own says so, an official one stands on a clause', () => {
    for (const form of notice().forms) expect(form.official ? form.clauses : ['own'], form.id).not.toEqual([])
  })

  test('every setting says what the text leaves open', () => {
    for (const [name, setting] of Object.entries(notice().settings)) {
      expect(setting.why.length, name).toBeGreaterThan(9)
      expect(setting.value).toBe(setting.default)
    }
  })

  test('every setting changes something', () => {
    const { settings, deadlines, targets, assessment, forms } = notice()
    const rules = forms.flatMap((form) => form.rules)
    const references = [...deadlines, ...targets, ...rules].flatMap((each) => Object.values(each.settings ?? {}))
    const inAssessment = [...JSON.stringify(assessment).matchAll(/"setting":"(\w+)"/g)].map((match) => match[1])
    const used = new Set([...references.map((reference) => reference.split('-')[0]), ...inAssessment])
    expect(Object.keys(settings).filter((name) => !used.has(name))).toEqual([])
  })

  test('forms have names of their own within the notice', () => {
    const titles = notice().forms.map((form) => form.title.join(''))
    expect(new Set(titles).size).toBe(titles.length)
  })
})

describe('what the notices say', () => {
  const noticeOf = (id: string) => notices.get(id) as Notice

  test('dates that a source masks stay open', () => {
    for (const id of ['heilongjiang-2.0', 'heilongjiang-school', 'tianfu-2.0']) {
      const { deadlines, issued } = noticeOf(id)
      expect([issued, ...deadlines.map((each) => each.on)].filter(Boolean)).toEqual([])
      expect(deadlines.every((each) => Object.keys(each.settings).includes('on'))).toBe(true)
    }
  })

  test('Sichuan 2017: what is due and when', () => {
    expect(noticeOf('sichuan-2017').deadlines.map(({ id, on, inclusive }) => [id, on, inclusive])).toEqual([
      ['annex-3', '2017-03-31', true],
      ['annex-4', '2017-03-31', true],
      ['integration', '2017-09-30', true],
    ])
    expect(noticeOf('sichuan-2017').splits[0]?.into).toEqual({ planProvincial: 0.2, planLocal: 0.8 })
    expect(noticeOf('sichuan-2017').forms.map((form) => form.id)).not.toContain('annex-4')
  })

  test('Sichuan 2017: Annex 1 keeps the order of the notice, left block first', () => {
    const [annex1] = noticeOf('sichuan-2017').forms
    expect(annex1).toMatchObject({ direction: 'issued', tables: [{ blocks: 2, total: '小计' }] })
    expect(annex1?.unitOrder).toHaveLength(21)
    expect(annex1?.unitOrder.slice(10, 13)).toEqual(['南充', '宜宾', '眉山'])
    expect(annex1?.rules.filter((rule) => rule.severity === 'error')).toEqual([])
  })

  test('Yueyang 2021: units without a code belong to the city', () => {
    const { units } = noticeOf('yueyang-2021')
    expect(units.map((unit) => unit.key)).toEqual(['430600-JK', '430600-NH', '430600-QY', '430600-SZ', '430600-MB'])
    expect(new Set(units.map((unit) => unit.parent))).toEqual(new Set(['430600']))
  })

  test('Shaanxi: the notice’s own figures prove half-up rounding', () => {
    const stated = noticeOf('shaanxi-2.0').targets.filter((target) => target.stated !== null)
    expect(stated.map(({ share, stated: number, rounding }) => [share, number, rounding])).toEqual([
      [0.3, 1874, 'half-up'],
      [0.35, 2186, 'half-up'],
      [0.35, 2186, 'half-up'],
    ])
    const schools = stated.reduce((sum, target) => sum + target.stated!, 0)
    for (const { share, stated: number } of stated) expect(Math.round(schools * share!)).toBe(number)
  })

  test('hours of all notices', () => {
    const hours = noticeIds.map((id) => [id, noticeOf(id).assessment?.hours?.minimum ?? null])
    expect(Object.fromEntries(hours)).toEqual({
      'ganzhou-2018': null,
      'heilongjiang-2.0': null,
      'heilongjiang-school': 50,
      'jiaoji-4068': null,
      'pingdingshan-2020': null,
      'school-assessment': 50,
      'shaanxi-2.0': 50,
      'sichuan-2.0': 50,
      'sichuan-2017': null,
      'tianfu-2.0': 50,
      'town-assessment': 30,
      'yueyang-2021': 80,
      'zhejiang-2021': null,
    })
  })
})
