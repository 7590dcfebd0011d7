/** A workbook on disk → its parts, a byte a letter, to be compared. */
import { FileBytes } from '../../src/workbook/file-bytes.ts'
import { readPart } from '../../src/workbook/xlsx/part-bytes.ts'
import { readZipDirectory } from '../../src/workbook/xlsx/zip-directory.ts'

export function partsOf(path: string): Map<string, string> {
  const file = new FileBytes(path)
  try {
    const directory = readZipDirectory(file)
    return new Map(
      [...directory.values()].map((entry) => [entry.name, readPart(file, entry, 1 << 28).toString('latin1')]),
    )
  } finally {
    file.close()
  }
}
