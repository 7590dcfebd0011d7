/** A Chromium that is installed on this machine, driven without a window; nothing is downloaded. Undefined where there is none. */
import { spawnSync } from 'node:child_process'
import type { Browser } from 'playwright-core'

const names = ['chromium', 'chromium-browser', 'google-chrome']

/** Its command. */
export const chromium = names.find((name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0)

/** @throws Error where there is none. */
export async function openBrowser(): Promise<Browser> {
  if (chromium === undefined) throw new Error('no Chromium is installed')
  const { chromium: driver } = await import('playwright-core')
  const { stdout } = spawnSync('sh', ['-c', `command -v ${chromium}`], { encoding: 'utf8' })
  // As root, in a container, it has no sandbox; it sees only what was made here.
  return driver.launch({ executablePath: stdout.trim(), args: ['--no-sandbox'] })
}
