/** Sheets that itcap itself puts beside a form; found in a file that comes back, they are no form and nothing is missing. */

/** Where the figures of a filled form come from. */
export const SOURCES_SHEET = '依据'

/** The letter of a 退回表. */
export const LETTER_SHEET = '退回说明'

/** What was found when a 退回表 was made, hidden from everybody: a fingerprint and its number of places to a row. */
export const FOUND_SHEET = '_itcap'

export const OWN_SHEETS: ReadonlySet<string> = new Set([SOURCES_SHEET, LETTER_SHEET, FOUND_SHEET])

/** Above the answers that the letter asks for, left of 问题 and 情况说明: which sheet, which column. */
export const LETTER_HEADINGS = ['工作表', '栏目'] as const

/** Columns that itcap puts on a 退回表: a table that comes back with them is as it should be. */
export const PROBLEM_HEADING = '问题'
export const EXPLANATION_HEADING = '情况说明'
export const RETURN_HEADINGS: ReadonlySet<string> = new Set([PROBLEM_HEADING, EXPLANATION_HEADING])
