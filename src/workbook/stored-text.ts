/**
 * Text as it can stand in a workbook: without characters that XML forbids, with `_x000D_`-like runs escaped, so that they are read
 * back as they were. Everything else stays as it is.
 */

/** Half of a character beyond the basic plane too: whether the other half is there is looked at then. */
const perhapsForbidden = /[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd]/

/** What a reader gets back. */
export function plainText(text: string): string {
  if (!perhapsForbidden.test(text)) return text
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(/[^\P{Cc}\t\n]|\p{Surrogate}|[\uFFFE\uFFFF]/gu, '')
}

/** What is written. */
export function storedText(text: string): string {
  return plainText(text).replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
}
