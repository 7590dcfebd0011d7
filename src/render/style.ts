/** How text looks on this terminal: colours and width. Comes from the cli; colour is never the only sign of anything. */
export interface Style {
  bold(text: string): string
  dim(text: string): string
  red(text: string): string
  yellow(text: string): string
  green(text: string): string
  /** Columns of the terminal; a Chinese character takes two. */
  width: number
  /** How the user called itcap, so that what to type next is about the same folder and unit. */
  again: Again
}

interface Again {
  /** `--workspace 成都`; `''` for none. */
  workspace: string
  /** `--city 成都`, for the commands that are asked about a unit; `''` for none. */
  scope: string
  /** The folder for what comes in, as it can be typed; `''` where nothing lies in it. */
  inbox: string
}

export async function makeStyle(
  colored: boolean,
  width: number,
  again: Again = { workspace: '', scope: '', inbox: '' },
): Promise<Style> {
  if (!colored) return { bold: plain, dim: plain, red: plain, yellow: plain, green: plain, width, again }
  const { Chalk } = await import('chalk')
  const { bold, dim, red, yellow, green } = new Chalk({ level: 1 })
  return { bold, dim, red, yellow, green, width, again }
}

const plain = (text: string): string => text
