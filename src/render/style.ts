/** How text looks on this terminal: colours and width. Comes from the cli; colour is never the only sign of anything. */
import { Chalk } from 'chalk'

export interface Style {
  bold(text: string): string
  dim(text: string): string
  red(text: string): string
  yellow(text: string): string
  green(text: string): string
  /** Columns of the terminal; a Chinese character takes two. */
  width: number
}

export function makeStyle(colored: boolean, width: number): Style {
  const chalk = new Chalk({ level: colored ? 1 : 0 })
  return { bold: chalk.bold, dim: chalk.dim, red: chalk.red, yellow: chalk.yellow, green: chalk.green, width }
}
