/** What the program says besides, and must not: the sentence, and where it comes. A line goes when the sentence is true. */
export interface NotYet {
  sentence: string
  rule: string
  /** A fact that is told a second time, or part of the name of a file without one. */
  where: string
}

export const notYet: NotYet[] = [
  {
    sentence: 'A head whose unit nobody knows is told once, by unknown-unit.',
    rule: 'one-unit',
    where: 'head unit misspelt',
  },
  {
    sentence: 'Two schools in one cell, one of them the head’s, are told once, by several-schools.',
    rule: 'one-school',
    where: 'two schools in one cell',
  },
  {
    sentence: '岳阳 at the beginning of a file’s name is the city, and speaks for no county.',
    rule: 'other-unit',
    where: '岳阳示例外国语学校',
  },
]
