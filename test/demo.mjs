// The main job on the samples, in a fresh workspace of its own: check, record, gap of 成都 by county, Annex 1 and Annex 3.
// Each command is printed before it runs, so that it can be repeated by hand.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = fileURLToPath(new URL('..', import.meta.url))
const samples = join(here, 'samples', 'sichuan-2017')
const workspace = realpathSync(mkdtempSync(join(tmpdir(), 'itcap-demo-')))

itcap('init', '.', '--notice', 'sichuan-2017', '--unit', '四川省')
itcap('validate', samples)
itcap('import', samples, '--received', '2017-03-28T09:00')
itcap('gap', '--city', '成都', '--by', 'county', '--as-of', '2017-03-28')
itcap('report', 'annex-1', '--province', '四川省', '--as-of', '2017-03-28', '-o', '附件1.xlsx')
itcap('report', 'annex-3', '--city', '成都', '--as-of', '2017-03-28', '-o', '附件3-成都市.xlsx')
console.log(`\n正式报表写在：\n  ${join(workspace, '附件1.xlsx')}\n  ${join(workspace, '附件3-成都市.xlsx')}`)

function itcap(...args) {
  console.log(`\n$ itcap ${args.map((arg) => arg.replace(here, '')).join(' ')}`)
  const { status } = spawnSync(process.execPath, [join(here, 'bin', 'itcap.js'), ...args], {
    cwd: workspace,
    stdio: 'inherit',
  })
  if (status !== 0) {
    console.error(`\n这一步没有成功（退出码 ${status}），演示到此为止。`)
    process.exit(1)
  }
}
