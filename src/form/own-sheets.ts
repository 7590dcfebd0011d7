/** Sheets that itcap itself puts beside a form; found in a file that comes back, they are no form and nothing is missing. */

/** Where the figures of a filled form come from. */
export const SOURCES_SHEET = '依据'

export const OWN_SHEETS: ReadonlySet<string> = new Set([SOURCES_SHEET])
