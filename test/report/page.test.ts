/** The director's page: what stands on it and in which order, what cannot get into it, and that it is the same whenever it is written. */
import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDesk } from '../cli/transcript.ts'
import { cityPage, countyPage, number, type Pages, trap } from './pages.ts'

let city: Pages
let county: Pages
beforeAll(async () => {
  city = await cityPage()
  county = await countyPage()
})
afterAll(() => {
  for (const { folder } of [city, county]) rmSync(folder, { recursive: true, force: true })
})

/** Headings, captions, headings of columns, first and last row of every table; how many bars or lines a chart has. */
function outline(page: string): string[] {
  const text = (html: string) =>
    html
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
  return [...page.matchAll(/<(h[12]|dl|figcaption|caption|thead|tbody|tfoot|svg)[^>]*>([\s\S]*?)<\/\1>/g)].map(
    ([, tag = '', inside = '']) => {
      const rows = [...inside.matchAll(/<tr>[\s\S]*?<\/tr>/g)].map(([row]) => text(row))
      if (tag === 'svg') return `svg ${inside.match(/<path /g)!.length} paths`
      if (tag === 'tbody' && rows.length > 2) return `tbody ${rows[0]} … ${rows.length} … ${rows.at(-1)}`
      return `${tag} ${rows.length > 0 ? rows.join(' / ') : text(inside)}`
    },
  )
}

test('a city over half a year: gaps, targets, who is missing, what holds up', () => {
  expect(outline(city.read('page.html'))).toMatchInlineSnapshot(`
    [
      "h1 成都市培训进度",
      "dl 专任教师 133,742 人 已培训 114,982 人 未培训 18,760 人 完成率 85.97% 报齐率 90.91% 已报齐 20 / 22 份",
      "h2 各县（市、区）还差多少",
      "figcaption 各县（市、区），未培训多的在前 未培训 完成率",
      "svg 100 paths",
      "caption 全部县（市、区），20 个",
      "thead 县（市、区） 专任教师 已培训 未培训 完成率",
      "tbody 锦江区 6,918 6,206 712 89.71% … 20 … 简阳市 11,829 9,490 2,339 80.23%",
      "tfoot 合计 133,742 114,982 18,760 85.97%",
      "h2 对照指标",
      "caption 通知要求的",
      "thead 指标 期限 应达 已达 还差 情形",
      "tbody 全员培训 2017-12-31 133,742 人 114,982 人 18,760 人 余 80 天",
      "figcaption 达到几成；点线通往期限那天的 100% 完成率（全员培训）",
      "svg 15 paths",
      "caption 各次冻结时和现在",
      "thead 哪一次 截至 完成率（全员培训）",
      "tbody 三月底报 2017-03-31 61.34% … 4 … 现在 2017-10-12 85.97%",
      "h2 谁报了，谁没报",
      "caption 各张报表",
      "thead 报表 期限 应报 未报 按时 报齐率",
      "tbody 附件2附表 整合培训项目教师参训情况汇总（样）表 过 12 天 1 1 0.00% … 4 … 合计 22 2 20 90.91%",
      "figcaption 各县（市、区）报齐几份，差得多的在前 按时 未报",
      "svg 84 paths",
      "caption 全部县（市、区）",
      "thead 县（市、区） 应报 未报 按时 报齐率",
      "tbody 成都市 2 2 0.00% … 21 … 简阳市 1 1 100.00%",
      "caption 还没有报的",
      "thead 报表 份数 谁",
      "tbody 附件2附表 整合培训项目教师参训情况汇总（样）表 1 成都市 / 附件2附表 参训合格教师信息反馈（样）表 1 成都市",
      "h2 卡在哪里",
    ]
  `)
})

test('a county: its schools, who is missing, what holds up, each once', () => {
  expect(outline(county.read('page.html'))).toMatchInlineSnapshot(`
    [
      "h1 岳阳楼区培训进度",
      "dl 名单上的人 32 人 报齐率 11.11% 已报齐 1 / 9 份",
      "h2 各单位报了多少",
      "figcaption 各学校，人数多的在前 人数",
      "svg 3 paths",
      "caption 全部学校，1 个",
      "thead 学校 人数",
      "tbody 岳阳楼区示例中学 32",
      "tfoot 合计 32",
      "h2 对照指标",
      "caption 通知要求的",
      "thead 指标 期限 应达 已达 还差 情形",
      "tbody 每个县市区的试点学校 2021-12-31 2 所 0 所 2 所 余 217 天 / 全员培训 2023-12-31 — — — 没有收到作为基数的数字",
      "figcaption 达到几成；点线通往期限那天的 100% 每个县市区的试点学校",
      "svg 12 paths",
      "caption 各次冻结时和现在",
      "thead 哪一次 截至 每个县市区的试点学校",
      "tbody 现在 2021-05-28 0.00%",
      "h2 谁报了，谁没报",
      "caption 各张报表",
      "thead 报表 期限 应报 未报 报了没过 按时 报齐率",
      "tbody 附件1 余 2 天 1 1 0.00% … 4 … 合计 9 7 1 1 11.11%",
      "caption 还没有报的",
      "thead 报表 份数 谁",
      "tbody 附件1 1 岳阳楼区 … 3 … 附件3 2 岳阳楼区 &lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&gt;小学、岳阳楼区 …小学",
      "h2 卡在哪里",
      "caption 要先办完才计入的",
      "thead 单位 报表 情形 说明 未计入行数 收到",
      "tbody 岳阳楼区 示例小学 附件3 报了没过 16 处错误，退回 1 次 24 2021-05-28",
    ]
  `)
})

describe('whatever somebody wrote into a cell', () => {
  test('is text on the page, never a tag', () => {
    const page = county.read('page.html')
    expect(page).not.toContain('<script>alert')
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&gt;小学')
    expect(trap).toContain('<script>')
    expect(page.match(/<script/g)).toHaveLength(1)
  })

  test('shows nobody: no number of a person, no name, no phone, no file', () => {
    const page = county.read('page.html')
    expect(page).toContain('…小学')
    expect(page).not.toContain(number)
    for (const each of [page, city.read('page.html')]) {
      const shown = each.replace(/<(style|script|svg)[\s\S]*?<\/\1>/g, '').replace(/sha256-\S+/, '')
      expect(shown).not.toMatch(/\d{7,}|李示例|\.xlsx|\.csv/)
    }
  })
})

test('allows its own script and style, and nothing else', () => {
  const page = city.read('page.html')
  const [, script = ''] = /<script>([\s\S]*?)<\/script>/.exec(page) ?? []
  const digest = createHash('sha256').update(script).digest('base64')
  expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${digest}'"`)
  expect(page).not.toMatch(/(?:src|href)=|url\(|@import| on\w+=|zr\d/)
})

test('is the same, byte for byte, from any process and at any time', async () => {
  await city.desk.run('itcap report page --as-of 2017-10-12 -o again.html')
  const elsewhere = openDesk(city.folder, {
    TZ: 'Asia/Shanghai',
    LANG: 'zh_CN.UTF-8',
    ITCAP_TEST_NOW: '2031-01-01T00:00:00Z',
  })
  await elsewhere.run('itcap report page --as-of 2017-10-12 -o elsewhere.html')
  expect(city.read('again.html')).toBe(city.read('page.html'))
  expect(city.read('elsewhere.html')).toBe(city.read('page.html'))
})

test('of a sealed state it is what it was, with the states before it alone', async () => {
  await city.desk.run('itcap report page --at 五月底 -o then.html')
  const then = city.read('then.html')
  expect(then).toContain('截至 2017-05-31，冻结“五月底”时的样子')
  expect(outline(then).filter((line) => line.includes('2017-03-31'))).toEqual([
    expect.stringMatching(/三月底报 2017-03-31 61\.34% \/ 五月底 2017-05-31 68\.\d\d%/),
  ])
  expect(then).not.toContain('暑期后')
})

test('its JSON is the gap, with the states before', async () => {
  const { stdout } = await city.desk.run('itcap --format json report page --as-of 2017-10-12 -o again.html')
  const { path, by, total, moments, status } = JSON.parse(stdout)
  expect({ path, by, forms: status.forms.length }).toEqual({ path: 'again.html', by: 'county', forms: 3 })
  expect(moments.map((each: { name: string; asOf: string }) => [each.name, each.asOf])).toEqual([
    ['三月底报', '2017-03-31'],
    ['五月底', '2017-05-31'],
    ['暑期后', '2017-08-31'],
    ['', '2017-10-12'],
  ])
  expect(moments.at(-1).total).toEqual(total)
})

test('of own rosters, which nobody owes, there is none: it would say that nothing has come', async () => {
  const { code, output } = await county.desk.run('itcap report page --notice roster -o roster.html')
  expect([code, output]).toEqual([2, expect.stringContaining('itcap gap --notice roster')])
})
