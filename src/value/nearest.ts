/** A mistyped word → the known word meant, if there is one near enough. */
import { editDistance } from './text.ts'

/** At most a third of the letters may differ. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const most = Math.max(1, Math.floor(word.length / 3))
  const near = known
    .map((each) => ({ each, distance: editDistance(word, each, most) }))
    .filter(({ distance }) => distance <= most)
    .sort((a, b) => a.distance - b.distance)
  return near[0]?.each
}
