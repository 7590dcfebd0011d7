/**
 * The few words that SQL has differently from one engine to the next: a column, a parameter or a table comes in, a piece of SQL goes out.
 * Everything else that the ledger asks is the same for all. Types, and the words of SQLite; those of a server are in `postgres-dialect.ts`.
 */

/** A login and its unit. */
export interface Office {
  login: string
  /** Key of its unit. */
  unit: string
  /** How the keys of the unit and of all below it begin. */
  reach: readonly string[]
}

export interface Dialect {
  /** Many runs work at once, and the soundness of its bytes is the server's own care. */
  isServer: boolean
  /** A query for the values of a parameter that is a JSON array. */
  texts(param: string): string
  numbers(param: string): string
  /** Is one of what a query answers; those few are looked up, however many rows there are. */
  among(query: string): string
  /** The rows of a group as one text, `,` between them, in this order; SQLite takes them as they come, and they come sorted. */
  joined(text: string, order: string): string
  /** The same as a JSON array of a column. */
  array(column: string, order: string): string
  /** A text as its bytes, where a damaged one need not be a text any more: libsql ends the process over it. */
  bytes(text: string): string
  /** A text as JSON. */
  quoted(text: string): string
  /** What stands there in a JSON array of a column, as text. */
  item(column: string, index: number): string
  /** Has a text other characters than common Chinese ones, digits and small letters? Then others may be the same name. */
  uncommon(text: string): string
  /** Is a figure a whole number? */
  isWhole(column: string): string
  /** It, without a decimal point. */
  whole(column: string): string
  /** A query for a text that is another one after every change of what counts. */
  state: string
  /** The ledger's own table, even where one of a sealed state stands before it. */
  own(table: string): string
  /** A query for the ledger's own tables, and the statement that makes an empty one of a sealed state; by name. */
  tables: string
  /** A query for the columns of one of them, as they stand. */
  columns(table: string): string
  /** An expression over rows of these columns: all of them as a JSON array of objects. */
  objects(columns: readonly string[]): string
  /** The way back: a query for these columns of a parameter, to fill the table; and the first of its objects. */
  rows(table: string, columns: readonly string[], param: string): string
  firstObject(param: string): string
  /** Each object of a column that holds such an array, to be joined as `o`; and a field of it. */
  eachObject(column: string): string
  field(name: string): string
  /** To be done before tables of a sealed state are made. */
  beforeSealed: string
  /** Expressions over all there is, whoever may see it: the last line of the log, the hash of one, the last submission, is one sealed? */
  lastLine: string
  hashOf(line: string): string
  lastSubmission: string
  isSealed(submission: string): string
  /** The ledger is one of several offices, and this is one of them: nothing of the others is seen. */
  office?: Office
}

/** Where everything is seen. A purge may have taken what a sealed state still knows. */
export const overAll: Pick<Dialect, 'lastLine' | 'hashOf' | 'lastSubmission' | 'isSealed'> = {
  lastLine: '(SELECT coalesce(max(n), 0) FROM log)',
  hashOf: (line) => `(SELECT told.hash FROM log told WHERE told.n = ${line})`,
  lastSubmission: `(SELECT max(id) FROM (SELECT coalesce(max(id), 0) AS id FROM submission
    UNION ALL SELECT coalesce(max(submission), 0) FROM sealed_content) AS ids)`,
  isSealed: (submission) => `EXISTS (SELECT 1 FROM sealed_content kept WHERE kept.submission = ${submission})`,
}

/** Of a column of `bytes`. */
export function textIn(cell: unknown): string {
  return cell instanceof Uint8Array
    ? Buffer.from(cell.buffer, cell.byteOffset, cell.byteLength).toString()
    : String(cell ?? '')
}

export const sqlite: Dialect = {
  isServer: false,
  texts: (param) => `SELECT value FROM json_each(${param})`,
  numbers: (param) => `SELECT value FROM json_each(${param})`,
  among: (query) => `IN (${query})`,
  joined: (text) => `group_concat(${text}, ',')`,
  array: (column) => `json_group_array(${column})`,
  bytes: (text) => `CAST(${text} AS BLOB)`,
  quoted: (text) => `json_quote(${text})`,
  item: (column, index) => `CAST(json_extract(${column}, '$[${index}]') AS TEXT)`,
  uncommon: (text) => `${text} GLOB '*[^\u4e00-\u9fff0-9a-z]*'`,
  isWhole: (column) => `(${column} = CAST(${column} AS INTEGER))`,
  whole: (column) => `CAST(${column} AS INTEGER)`,
  state: "SELECT total_changes() || '/' || data_version FROM pragma_data_version",
  own: (table) => `main.${table}`,
  tables: `SELECT name, 'CREATE TEMP' || substr(sql, length('CREATE') + 1) FROM main.sqlite_master
    WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
  columns: (table) => `SELECT name FROM pragma_table_info('${table}', 'main') ORDER BY cid`,
  objects: (columns) => `json_group_array(json_object(${columns.map((name) => `'${name}', ${name}`)}))`,
  rows: (_table, columns, param) =>
    `SELECT ${columns.map((name) => `json_extract(value, '$.${name}')`)} FROM json_each(${param})`,
  firstObject: (param) => `json_extract(${param}, '$[0]')`,
  eachObject: (column) => `json_each(${column}) AS o`,
  field: (name) => `json_extract(o.value, '$.${name}')`,
  // What refers to one another lies in both places.
  beforeSealed: 'PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = OFF',
  ...overAll,
}
