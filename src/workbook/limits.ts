/**
 * The absolute caps of reading, each with its reason. They are counted while inflating and scanning, so that a cap is
 * reached before memory or patience is. Nothing a person can make in Excel or WPS for this work comes near any of them.
 */

/** Rows of a sheet in Excel since 2007. */
export const MAX_ROWS = 1_048_576

/** Columns of a sheet in Excel since 2007 (XFD). */
export const MAX_COLUMNS = 16_384

/** Characters (UTF-16 units) Excel lets a cell hold. */
export const MAX_CELL_CHARACTERS = 32_767

/** Entries of the zip: the largest honest workbooks, with thousands of pictures, stay below this. */
export const MAX_ENTRIES = 20_000

/** Bytes of the zip's directory: `MAX_ENTRIES` entries with long names. */
export const MAX_DIRECTORY_BYTES = 8 << 20

/** Inflated bytes of one part: a full sheet of 1,048,576 rows × 30 filled columns is about 1.9 GB. */
export const MAX_PART_BYTES = 2 ** 31

/** Inflated bytes declared by all entries together: two full sheets. */
export const MAX_TOTAL_BYTES = 2 ** 32

/**
 * Inflated ÷ packed, once a part has passed `RATIO_FREE_BYTES`. Measured: a million empty rows 20, rows of the same text
 * without cell references 79. Deflate reaches 1032, and that is what bombs use.
 */
export const MAX_RATIO = 120
export const RATIO_FREE_BYTES = 48 << 20

/** White space between the rows of a sheet: a million indented lines take a few megabytes. */
export const MAX_BLANK_BYTES = 64 << 20

/** Inflated bytes of the small parts that are read whole (directory of sheets, relationships, content types). */
export const MAX_SMALL_PART_BYTES = 16 << 20

/** Inflated bytes of the styles: Excel's own limit of 65,490 cell formats takes about 12 MB. */
export const MAX_STYLES_BYTES = 32 << 20

/** Cell formats Excel accepts in a workbook. */
export const MAX_CELL_FORMATS = 65_490

/** Different texts in a workbook: 4 bytes of index each, so at most 32 MiB beside the texts. */
export const MAX_SHARED_STRINGS = 8_000_000

/** Bytes of all shared strings, decoded: they are the one thing held in memory. */
export const MAX_SHARED_STRING_BYTES = 512 << 20

/** Bytes of one row, one shared string or one tag in XML: it has to be held until it is complete. */
export const MAX_PENDING_BYTES = 32 << 20

/** Merged ranges of a sheet: each is an object in memory, and Excel takes minutes to open more. */
export const MAX_MERGES = 262_144

/** Sheets of a workbook; Excel itself is limited by memory, people by patience. */
export const MAX_SHEETS = 1_000

/** Bytes of an `.xls` file, which has to be read whole: 65,536 rows × 256 columns of BIFF fit. */
export const MAX_XLS_BYTES = 128 << 20

/** Bytes of a web page or an XML table saved as `.xls`, which are read whole: 50,000 rows of what old systems export. */
export const MAX_MARKUP_BYTES = 64 << 20

/** Characters of one CSV record: 1,024 columns of 4,096. A quote left open ends here, not with the memory. */
export const MAX_CSV_RECORD_CHARACTERS = 4 << 20

/** Where the end of the rows of a large sheet is looked for first: room for 30,000 merged ranges behind it. */
export const SHEET_TAIL_BYTES = 1 << 20

/** Parts up to this inflated size are inflated where they are wanted; for larger ones another thread is worth its while. */
export const SMALL_PART_BYTES = 8 << 20

/** Parts up to this inflated size (some 160,000 rows) are held whole while their sheet is read; larger ones are streamed. */
export const WHOLE_PART_BYTES = 64 << 20

/** The same for shared strings, which are kept besides in a form of their own. */
export const WHOLE_STRINGS_BYTES = 16 << 20
