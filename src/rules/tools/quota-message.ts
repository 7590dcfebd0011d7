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
  const unit = what ?? '人'
  const has = `发现${who}${found} ${unit}${parts ? `（${parts}）` : ''}`
  const more = Number(found) - Number(limit)
  const place = source ? `（${source}）` : ''
  switch (reason) {
    case 'left':
      return `发现名额还没有报满：${list}，请核对是否还要补报`
    case 'none':
      return `${has}，名额表中没有这一组，应为 0，请核对单位和类别，或问清有没有名额`
    case 'many':
      return bound === 'quota'
        ? `${has}，名额 ${limit} ${unit}${place}，多 ${more} ${unit}，请由报送单位定下减去哪 ${more} ${unit}`
        : `${has}，应不多于 ${limit} ${unit}，多 ${more} ${unit}，请由报送单位定下减去哪 ${more} ${unit}`
    case 'few':
      return bound === 'quota'
        ? `${has}，名额 ${limit} ${unit}${place}，少 ${-more} ${unit}，请补报`
        : `${has}，应不少于 ${limit} ${unit}，少 ${-more} ${unit}，请补报`
    case 'unequal':
      return bound === 'quota'
        ? `${has}，名额 ${limit} ${unit}${place}，${differing(more)} ${unit}，应当相等，请更正`
        : `${has}，应为 ${limit} ${unit}，${differing(more)} ${unit}，请更正`
    default:
      return `${has}，${base} ${unit}的 ${share} 是 ${limit} ${unit}，应${bound}，${differing(more)} ${unit}，请核对`
  }
}

function differing(more: number): string {
  return more > 0 ? `多 ${more}` : `少 ${-more}`
}
