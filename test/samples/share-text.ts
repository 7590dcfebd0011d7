/** 2340 of 3300 → `70.91%`, as officers write it. */
export function shareText(part: number, whole: number): string {
  return `${(Math.round((part / whole) * 10_000) / 100).toFixed(2)}%`
}
