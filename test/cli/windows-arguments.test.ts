import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { windowsArguments } from '../../src/cli/windows-arguments.ts'

test('what cmd.exe leaves undone is done', () => {
  const folder = mkdtempSync(join(tmpdir(), 'itcap-arguments-'))
  for (const name of ['乙.xlsx', '甲.XLSX', '丙(2).xls', '~$甲.xlsx']) writeFileSync(join(folder, name), '')
  const at = (...names: string[]) => names.map((name) => join(folder, name))
  const accept: [string[], string[]][] = [
    [
      ['validate', '收件 2024"'],
      ['validate', '收件 2024'],
    ],
    [
      ['validate', '收件 2024" --return 退回 --quiet'],
      ['validate', '收件 2024', '--return', '退回', '--quiet'],
    ],
    [
      ['import', `${folder}" ${join(folder, '*.xlsx')}`],
      ['import', folder, ...at('乙.xlsx', '甲.XLSX')],
    ],
    [
      ['--accept', '屏幕 5" 的那份'],
      ['--accept', '屏幕 5" 的那份'],
    ],
    [
      ['--accept', '以"这份"'],
      ['--accept', '以"这份"'],
    ],
    [
      ['import', join(folder, '*.xlsx')],
      ['import', ...at('乙.xlsx', '甲.XLSX')],
    ],
    [[join(folder, '丙(?).xls')], at('丙(2).xls')],
    [[join(folder, '*.csv')], [join(folder, '*.csv')]],
    [[join(folder, '没有', '*.xlsx')], [join(folder, '没有', '*.xlsx')]],
    [
      ['--column', '姓名=*'],
      ['--column', '姓名=*'],
    ],
  ]
  try {
    for (const [given, expected] of accept) expect(windowsArguments(given)).toEqual(expected)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
