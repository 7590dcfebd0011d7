/** What the program says besides, and must not: the sentence, and where it comes. A line goes when the sentence is true. */
export interface NotYet {
  sentence: string
  rule: string
  /** A fact that is told a second time, or part of the name of a file without one. */
  where: string
}

export const notYet: NotYet[] = []
