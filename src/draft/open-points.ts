/** The text of a pack comes in; how much of its draft nobody has looked at yet goes out: comments are deleted as they are dealt with. */

/** Stands before the reason for a guess. */
export const GUESSED = '# 猜：'
/** Begins a comment on what only the office knows. */
const ASKED = '# 请'

interface OpenPoints {
  guesses: number
  asked: number
}

export function openPoints(text: string): OpenPoints {
  return { guesses: text.split(GUESSED).length - 1, asked: text.split(ASKED).length - 1 }
}
