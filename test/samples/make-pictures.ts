/** `npm run samples` ends here: the pictures of the README, taken in Chromium of what the commands really print and write; without Chromium, as they were. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { openDesk } from '../cli/transcript.ts'
import { chromium, openBrowser } from '../report/chromium.ts'
import { cityPage } from '../report/pages.ts'

const samples = join(import.meta.dirname, '../../samples')

/** What somebody sees who drops a school's workbook on 校验. */
async function pictureOfWindow(browser: Browser): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'itcap-picture-'))
  cpSync(join(samples, 'yueyang-2021/faulty/annex-3-示例小学.xlsx'), join(folder, '示例小学.xlsx'))
  const { stdout } = await openDesk(folder).run('itcap --color always validate 示例小学.xlsx --return 退回')
  rmSync(folder, { recursive: true, force: true })
  const page = await browser.newPage({ viewport: { width: 820, height: 400 } })
  await page.setContent(`<!doctype html><meta charset="utf-8"><style>
    body { margin: 0; padding: 14px; background: #fff; width: max-content }
    main { border: 1px solid #b8bec6; border-radius: 7px; overflow: hidden }
    header { padding: 6px 14px; background: #e9ecf0; color: #333; font: 13px "Noto Sans CJK SC", sans-serif }
    pre { margin: 0; padding: 6px 18px 16px; background: #16191d; color: #d8dce2; font: 12px/1.5 "Noto Sans Mono CJK SC", monospace }
    pre i { font: 10px/1 "Noto Sans Mono", monospace }
  </style><main><header>校验</header><pre>${asHtml(stdout)}</pre></main>`)
  await page.locator('body').screenshot({ path: join(samples, 'validate.png') })
  console.log('samples/validate.png')
}

/** What `render/style.ts` uses; the codes that are not here end what was begun. */
const STYLES: Record<string, string> = {
  1: 'font-weight: 700; color: #fff',
  2: 'color: #98a1ac',
  31: 'color: #ff7b72',
  32: 'color: #7ee787',
  33: 'color: #e3b341',
}

function asHtml(text: string): string {
  // Signs that are as narrow as a letter on a terminal: six tenths of their size in this font, as a letter is half of its own.
  const escaped = text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/[“”—…]/g, '<i>$&</i>')
  const [first = '', ...others] = escaped.split('\u001b[')
  return others.reduce((html, part) => {
    const [, code = '', rest = ''] = /^(\d+)m([\s\S]*)$/.exec(part) ?? []
    return `${html}${STYLES[code] === undefined ? '</span>' : `<span style="${STYLES[code]}">`}${rest}`
  }, first)
}

/** The upper part of the page, as wide as the README shows it. */
async function pictureOfPage(browser: Browser): Promise<void> {
  const { folder } = await cityPage()
  const page = await browser.newPage({ viewport: { width: 1100, height: 1036 }, deviceScaleFactor: 0.8 })
  await page.goto(pathToFileURL(join(folder, 'page.html')).href)
  await page.screenshot({ path: join(samples, 'page.png') })
  rmSync(folder, { recursive: true, force: true })
  console.log('samples/page.png')
}

if (chromium === undefined) console.log('No Chromium is installed: the pictures are left as they were.')
else {
  const browser = await openBrowser()
  try {
    await pictureOfWindow(browser)
    await pictureOfPage(browser)
  } finally {
    await browser.close()
  }
}
