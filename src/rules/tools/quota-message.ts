/** What a group has and what it may have come in; one sentence with the sum goes out. Says how many are too many, never who. */
import type { Args } from '../../check/check.ts'

export function quotaMessage({
  reason,
  group,
  found,
  limit,
  what,
  base,
  share,
  bound,
  source,
  parts,
  list,
}: Args): string {
  const who = group ? `${group} ` : ' '
  const unit = String(what ?? '人')
  /** 所试点学校 is counted in 所. */
  const measure = [...unit][0]
  const has = `发现${who}${found} ${unit}${parts ? `（${parts}）` : ''}`
  const more = Number(found) - Number(limit)
  const differing = `${more > 0 ? `多 ${more}` : `少 ${-more}`} ${measure}`
  const allowed = `${limit} ${measure}${source ? `（${source}）` : ''}`
  const isPlaces = bound === 'quota'
  switch (reason) {
    case 'left':
      return `发现名额还没有报满：${list}，请核对是否还要补报`
    case 'none':
      return `${has}，名额表中没有这一组，应为 0，请核对单位和类别，或问清有没有名额`
    case 'many':
      return `${has}，${isPlaces ? '名额' : '应不多于'} ${allowed}，${differing}，请由报送单位定下减去哪 ${more} ${measure}`
    case 'few':
      return `${has}，${isPlaces ? '名额' : '应不少于'} ${allowed}，${differing}，请补报`
    case 'unequal':
      return `${has}，${isPlaces ? '名额' : '应为'} ${allowed}，${differing}，请更正`
    default:
      return `${has}，${base} ${measure}的 ${share} 是 ${limit} ${measure}，应${bound}，${differing}，请核对`
  }
}
