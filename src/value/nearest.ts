/** A mistyped word → the known word meant, if there is one near enough. */
import { editDistance } from './text.ts'

/** At most a third of the letters may differ. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const most = Math.max(1, Math.floor(word.length / 3))
  const near = known
    .map((each) => ({ each, distance: isSwapped(word, each) ? 1 : editDistance(word, each, most) }))
    .filter(({ distance }) => distance <= most)
    .sort((a, b) => a.distance - b.distance)
  return near[0]?.each
}

/** `，是不是“岳阳楼区”`, or what else is to be said where none is near. */
export function orMeant(word: string, known: readonly string[], otherwise = ''): string {
  const near = nearest(word, known)
  return near === undefined ? otherwise : `，是不是“${near}”`
}

/** Two letters in each other's place are one slip of the hand. */
function isSwapped(word: string, other: string): boolean {
  if (word.length !== other.length) return false
  const at = [...word].findIndex((letter, index) => letter !== other[index])
  return (
    at >= 0 && word[at] === other[at + 1] && word[at + 1] === other[at] && word.slice(at + 2) === other.slice(at + 2)
  )
}
