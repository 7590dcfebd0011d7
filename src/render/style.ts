/** How text looks on this terminal: colours and width. Comes from the cli; colour is never the only sign of anything. */
export interface Style {
  bold(text: string): string
  dim(text: string): string
  red(text: string): string
  yellow(text: string): string
  green(text: string): string
  /** Columns of the terminal; a Chinese character takes two. */
  width: number
}

export async function makeStyle(colored: boolean, width: number): Promise<Style> {
  if (!colored) return { bold: plain, dim: plain, red: plain, yellow: plain, green: plain, width }
  const { Chalk } = await import('chalk')
  const { bold, dim, red, yellow, green } = new Chalk({ level: 1 })
  return { bold, dim, red, yellow, green, width }
}

const plain = (text: string): string => text
