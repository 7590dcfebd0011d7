/** Places of each unit → a table for each quota: 名额, 已报, 差. Words only; whoever has too many is told so. */

import type { QuotaState } from '../gap/quota-states.ts'
import { grouped } from '../value/grouped.ts'
import { number } from '../value/number-text.ts'
import { columns } from './columns.ts'
import { csv } from './csv.ts'
import type { Style } from './style.ts'

/** `''` where the notice has none. */
export function quotasText(quotas: readonly QuotaState[], style: Style): string {
  const byRule = grouped(quotas, ({ form, id, title }) => `${form}/${id}/${title}`)
  return [...byRule.values()].map((rows) => quotaTable(rows, style)).join('\n\n')
}

export function quotasCsv(quotas: readonly QuotaState[]): string {
  return csv([
    ['项目', '单位', '代码', '类别', '名额', '已报', '差'],
    ...quotas.map(({ title, unit, code, group, limit, found, left }) => [title, unit, code, group, limit, found, left]),
  ])
}

const AT: Record<QuotaState['kind'], string> = { max: '', equal: '', min: '≥ ' }

function quotaTable(rows: readonly QuotaState[], style: Style): string {
  const grouped = rows.some(({ group }) => group !== '')
  const sum = (field: 'limit' | 'found') => rows.reduce((total, each) => total + each[field], 0)
  const more = rows.reduce((total, { left, kind }) => total + (kind === 'min' ? 0 : Math.max(0, -left)), 0)
  const open = rows.reduce((total, { left }) => total + Math.max(0, left), 0)
  const [{ title = '' } = {}] = rows
  const body = [
    [title || '单位', ...(grouped ? ['类别'] : []), '名额', '已报', '差'],
    ...rows.map(({ unit, group, kind, limit, found, left }) => [
      unit,
      ...(grouped ? [group] : []),
      `${AT[kind]}${number(limit)}`,
      number(found),
      leftOf(left, kind, style),
    ]),
    [
      '合计',
      ...(grouped ? [''] : []),
      number(sum('limit')),
      number(sum('found')),
      [number(open), ...(more > 0 ? [`多 ${number(more)}`] : [])].join('，'),
    ],
  ]
  return columns(body, style, { right: (column) => column > (grouped ? 1 : 0) })
}

function leftOf(left: number, kind: QuotaState['kind'], style: Style): string {
  if (left < 0) return kind === 'min' ? '0' : style.yellow(`多 ${number(-left)}`)
  return number(left)
}
