/**
 * Text as it can stand in a workbook: without characters that XML forbids, with `_x000D_`-like runs escaped, so that they are read
 * back as they were. Everything else stays as it is.
 */

/** What a reader gets back. */
export function plainText(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(/[^\P{Cc}\t\n]|\p{Surrogate}|[\uFFFE\uFFFF]/gu, '')
}

/** What is written. */
export function storedText(text: string): string {
  return plainText(text).replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
}
