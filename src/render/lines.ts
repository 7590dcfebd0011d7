/** Lines that many answers share: what an answer is about, what a total lacks, what a list leaves out, where something was written. */
import type { Coverage } from '../gap/coverage.ts'
import { lackSentence } from '../gap/coverage-words.ts'
import { noticeName } from '../notice/form-words.ts'
import type { Notice } from '../notice/notice.ts'
import type { Style } from './style.ts'
import { wrap } from './wrap.ts'

/** Of files that were not read. */
const PASSED_OVER = 3

/** Names of one line of what a total lacks; a province has thousands of schools. */
export const NAMES_SHOWN = 40

export function titleLine(unit: string, asOf: string, notice: Notice, style: Style): string {
  return [unit === '' ? [] : style.bold(unit), `截至 ${asOf}`, noticeName(notice)].flat().join('   ')
}

/** Stands on top of what was made of a total; `''` where nothing is lacking. */
export function lackText(coverage: Coverage, style: Style): string {
  return coverage.complete ? '' : `\n${style.yellow(wrap(lackSentence(coverage), style.width))}\n`
}

/** The same below the title of an answer; no line where nothing is lacking. */
export function lackBelow(coverage: Coverage, style: Style): string[] {
  return coverage.complete ? [] : [style.yellow(wrap(lackSentence(coverage), style.width - 2).replaceAll(/^/gm, '  '))]
}

/** Behind the first `shown` of a list: how many more there are. */
export function others(count: number, shown: number, unit: string, style: Style): string[] {
  return count > shown ? [style.dim(`  ……另 ${count - shown} ${unit}，加 --format csv 列出全部`)] : []
}

/** The same, with how many there are in all. */
export function inAll(count: number, shown: number, unit: string, style: Style): string[] {
  return count > shown ? [style.dim(`  ……共 ${count} ${unit}，加 --format csv 列出全部`)] : []
}

/** Files of a folder that were not read, in one line; `''` where there are none. */
export function passedOverText(paths: readonly string[], style: Style): string {
  if (paths.length === 0) return ''
  const names = `${paths.slice(0, PASSED_OVER).join('、')}${paths.length > PASSED_OVER ? ` 等 ${paths.length} 个` : ''}`
  return wrap(`${style.yellow('!')} 没有读：${names}，看不出是表格；里面有表的，请另存为 .xlsx 再来一次`, style.width)
}

/** @param path Undefined where no workbook was asked for. */
export function writtenLines(what: string, path: string | undefined, style: Style): string[] {
  return path === undefined ? [] : ['', `  ${style.green('✓')} ${what}写在 ${path}`]
}
