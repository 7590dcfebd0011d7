import { beforeAll, describe, expect, test } from 'vitest'
import { applySettings } from '../../src/notice/apply-settings.ts'
import type { Notice } from '../../src/notice/notice.ts'
import { UserError } from '../../src/user-error.ts'
import { loadNotice } from '../notices/load.ts'

let tianfu: Notice
let zhejiang: Notice
beforeAll(async () => {
  tianfu = await loadNotice('tianfu-2.0')
  zhejiang = await loadNotice('zhejiang-2021')
})

describe('applySettings', () => {
  test('leaves a masked date open until the user says the year', () => {
    expect(tianfu.deadlines.map((each) => [each.from, each.on])).toContainEqual(['', ''])
    const [first] = applySettings(tianfu, { firstYear: '2021' }).deadlines
    expect(first).toMatchObject({ from: '2021-01-01', on: '2021-04-30' })
  })

  test('takes a year written as a number', () => {
    expect(applySettings(tianfu, { firstYear: 2021 }).deadlines[0]?.on).toBe('2021-04-30')
  })

  test('reaches targets and what counts as in time', () => {
    const phase2 = (notice: Notice) => notice.targets.find((target) => target.id === 'phase-2')
    expect(phase2(zhejiang)?.basis).toBe('phase')
    const changed = applySettings(zhejiang, { quotaBasis: 'cumulative', dayItselfCounts: false })
    expect(phase2(changed)?.basis).toBe('cumulative')
    expect(changed.deadlines.every((deadline) => !deadline.inclusive)).toBe(true)
    expect(changed.settings.quotaBasis).toMatchObject({ value: 'cumulative', default: 'phase' })
  })

  test('reaches the severity and the parameters of checks', async () => {
    const yueyang = await loadNotice('yueyang-2021')
    const severity = (notice: Notice) => ruleOf(notice, 'annex-1', 'schools-match').severity
    expect([severity(yueyang), severity(applySettings(yueyang, { schoolsMatch: 'info' }))]).toEqual(['error', 'info'])
    const sichuan = await loadNotice('sichuan-2017')
    const params = (notice: Notice) => ruleOf(notice, 'annex-3', 'split-ratio').params
    expect(params(sichuan)).toEqual({ split: 'plan', tolerance: 0.01 })
    expect(params(applySettings(sichuan, { tolerance: 0.05 }))).toEqual({ split: 'plan', tolerance: 0.05 })
  })

  test('does not change the notice it was given', () => {
    const before = structuredClone(zhejiang)
    applySettings(zhejiang, { quotaBasis: 'cumulative' })
    expect(zhejiang).toEqual(before)
  })

  test.each<[values: Record<string, string | number | boolean>, code: string, hint: string]>([
    [{ quota: 'phase' }, 'unknown-setting', '可以设置'],
    [{ quotaBasis: 'both' }, 'wrong-setting', 'phase、cumulative'],
    [{ dayItselfCounts: 'yes' }, 'wrong-setting', 'true、false'],
  ])('refuses %j', (values, code, hint) => {
    const error = thrown(() => applySettings(zhejiang, values))
    expect(error).toBeInstanceOf(UserError)
    expect(error).toMatchObject({ code, hint: expect.stringContaining(hint) })
  })

  test('refuses a year that makes no date', () => {
    expect(thrown(() => applySettings(tianfu, { firstYear: '二〇二一' }))).toMatchObject({ code: 'wrong-setting' })
  })
})

function ruleOf(notice: Notice, form: string, check: string) {
  return notice.forms.find((each) => each.id === form)!.rules.find((rule) => rule.check === check)!
}

function thrown(run: () => unknown): unknown {
  try {
    run()
  } catch (error) {
    return error
  }
  return undefined
}
