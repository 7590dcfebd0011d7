/** Numbers as people read them: grouped by thousands; an unknown one is a dash, never 0. */

export function number(value: number | null | undefined): string {
  if (value === null || value === undefined) return '—'
  const [, sign = '', digits = ''] = /^(-?)(\d+)$/.exec(String(value)) ?? ['', '', String(value)]
  return sign + digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}

/** 4,500 → 4,445 */
export function change({ before, after }: { before: number; after: number }): string {
  return `${number(before)} → ${number(after)}`
}
