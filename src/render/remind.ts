/** 催报 → texts to paste, one after the other, JSON, CSV. */
import type { Reminding } from '../gap/reminders.ts'
import { firstNames, STATE, whom } from '../gap/status-words.ts'
import { number } from '../value/number-text.ts'
import { csv } from './csv.ts'
import { step } from './step.ts'
import type { Style } from './style.ts'
import { wrap } from './wrap.ts'

export function remindJson({ units, unchanged, done }: Reminding, files: readonly string[]): unknown {
  return { reminders: units.map((each, index) => ({ ...each, file: files[index] ?? '' })), unchanged, done }
}

export function remindCsv({ units }: Reminding): string {
  const rows = units.flatMap(({ unit, code, rows: own }) =>
    own.map((row) => [unit, code, row.school, row.label, STATE[row.state], row.errors, row.returned, row.reminded]),
  )
  return csv([['单位', '代码', '学校', '报表', '状态', '错误', '退回', '上次催报'], ...rows])
}

/** @param files Written, one for each unit; empty where the texts are only shown. */
export function remindText({ units, unchanged, done }: Reminding, files: readonly string[], style: Style): string {
  const same =
    unchanged.rows === 0
      ? []
      : [
          `  ${number(unchanged.units)} 处的 ${number(unchanged.rows)} 份表，${unchanged.day} 催过以后没有变化，没有再列；加 --all 列出全部`,
        ]
  const texts = units.flatMap((each, index) =>
    files.length > 0 ? [`  ${files[index]}   ${each.rows.length} 份`] : ['', style.dim('—'.repeat(20)), each.text],
  )
  const head =
    units.length === 0
      ? unchanged.rows === 0
        ? '都齐了，不用催。'
        : done.length === 0
          ? '上次催报以后没有变化。'
          : '上次催报以后没有新的要催。'
      : `${number(units.length)} 处要催，拖住合计最多的在前；已记下今天催过。`
  const names = done.map((row) => `${row.label} ${whom(row)}（${STATE[row.state]}）`)
  const finished =
    done.length === 0 ? [] : [`  催过以后办完了 ${number(done.length)} 份：${firstNames(names, 10, 'itcap status 里')}`]
  return [
    '',
    `  ${head}`,
    ...finished.map((each) => wrap(each, style.width)),
    ...texts,
    '',
    ...same.map((each) => wrap(each, style.width)),
    ...(same.length > 0 ? [''] : []),
    step('itcap status', style, '看进度'),
  ].join('\n')
}
