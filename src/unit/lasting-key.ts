/**
 * The key of a county on any day comes in, the key that its line has today goes out: 隆昌县 (511028) and 隆昌市 (511083) are one unit. Only where
 * one became one; of counties that were merged or divided each keeps its own key, for their figures add up.
 */
import { divisionChanges } from './division-changes.ts'

let successors: Map<string, string> | undefined

export function lastingKey(key: string): string {
  successors ??= oneToOne()
  let last = key
  // No line has as many steps as there are changes.
  for (let steps = 0; steps < divisionChanges.length; steps++) {
    const next = successors.get(last)
    if (next === undefined) return last
    last = next
  }
  return last
}

function oneToOne(): Map<string, string> {
  const found = new Map<string, string>()
  for (const line of divisionChanges) {
    const [before = '', after = ''] = line.split(' > ')
    const [, ...was] = before.split(' ')
    const now = after.split(' ')
    const code = was[0]?.slice(0, 6)
    if (was.length === 1 && now.length === 1 && code !== undefined && code !== now[0]) found.set(code, now[0]!)
  }
  return found
}
