/**
 * A text for people comes in, the text of a file that every Notepad shows as it is goes out: with a byte order mark, for it takes text without one
 * for that of the code page, and the line breaks of Windows. Not for what programs read: settings, sums, JSON.
 */
export function notepadText(text: string): string {
  return `\uFEFF${text.replaceAll('\n', '\r\n')}\r\n`
}
