/** A target as it stands → why there are no figures for it, the same on the screen, in a plan and on the page. */
import type { TargetState } from './gap-result.ts'

/** `''` where there are. */
export function withoutFigures({
  region,
  required,
  reached,
}: Pick<TargetState, 'region' | 'required' | 'reached'>): string {
  if (region !== '') return doneBy(region)
  if (required === null) return '没有收到作为基数的数字'
  return reached === null ? '台账中没有对应的数' : ''
}

/** Of a target that the units above do by themselves. */
export function doneBy(region: string): string {
  return `由${region}统一完成，没有分到这里`
}
