/** The director's page in a real browser: nothing is complained of, axe finds nothing, keys sort a table, a phone and a sheet of A4 hold it. */
import { readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromium, openBrowser } from './chromium.ts'
import { cityPage, countyPage, type Pages } from './pages.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
if (chromium === undefined) console.warn('No Chromium is installed: the page was not tried in a browser.')

describe.skipIf(chromium === undefined)('in Chromium', () => {
  let browser: Browser
  let page: Page
  const heard: string[] = []
  const written: Pages[] = []
  beforeAll(async () => {
    written.push(await cityPage(), await countyPage())
    browser = await openBrowser()
    page = await browser.newPage()
    page.on('console', (message) => heard.push(message.text()))
    page.on('pageerror', (error) => heard.push(String(error)))
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) heard.push(request.url())
    })
  })
  afterAll(async () => {
    await browser?.close()
    for (const { folder } of written) rmSync(folder, { recursive: true, force: true })
  })

  async function open(index: number, width: number): Promise<void> {
    await page.setViewportSize({ width, height: 800 })
    await page.goto(pathToFileURL(join(written[index]!.folder, 'page.html')).href)
  }

  test.each([
    ['a city', 0],
    ['a county with a trap on its list', 1],
  ])('%s: no word on the console, nothing from the network, no violation', async (_, index) => {
    await open(index, 1280)
    const violations = await page.evaluate(
      `${axe}; axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes[0].html))`,
    )
    expect(violations).toEqual([])
    expect(await page.evaluate('document.scripts.length')).toBe(1)
    expect(heard).toEqual([])
  })

  test('keys sort: figures from the largest, then from the smallest; the total stays', async () => {
    await open(0, 1280)
    const firstColumn = () =>
      page.evaluate(
        `[...document.querySelectorAll('table')[0].querySelectorAll('tbody tr, tfoot tr')].map((row) => row.cells[0].textContent)`,
      ) as Promise<string[]>
    const state = () =>
      page.evaluate(
        `[...document.querySelectorAll('table')[0].tHead.rows[0].cells].map((head) => head.getAttribute('aria-sort'))`,
      )
    const before = await firstColumn()
    expect([before[0], before.at(-1)]).toEqual(['锦江区', '合计'])
    // The table itself, which can be scrolled, and then its headings.
    for (let presses = 0; presses < 5; presses++) await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('未培训')
    await page.keyboard.press('Enter')
    expect([await state(), (await firstColumn())[0]]).toEqual([[null, null, null, 'descending', null], '简阳市'])
    await page.keyboard.press('Space')
    expect([await state(), (await firstColumn())[0]]).toEqual([[null, null, null, 'ascending', null], '蒲江县'])
    expect((await firstColumn()).at(-1)).toBe('合计')
    expect([...(await firstColumn())].sort()).toEqual([...before].sort())
  })

  test.each([0, 1])('a phone of 360 pixels shows it without moving sideways', async (index) => {
    await open(index, 360)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360)
  })

  test('is printed on A4', async () => {
    await open(0, 1280)
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    const sizes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => [
      Math.round(Number(width)),
      Math.round(Number(height)),
    ])
    expect(sizes.length).toBeGreaterThan(1)
    expect(new Set(sizes.map(String))).toEqual(new Set(['595,842']))
  })
})
