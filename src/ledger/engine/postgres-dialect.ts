/** The words of PostgreSQL and of what speaks it, where they are others than SQLite's; and the ledger's tables in them. Asks no catalogue of its own. */
import { type Dialect, overAll } from './dialect.ts'

/** @param schema Where the ledger's tables lie; temporary ones stand before them. */
export function postgres(schema: string): Dialect {
  const listed = (param: string) => `json_array_elements_text(CAST(${param} AS json)) AS listed (value)`
  const json = (column: string) => `coalesce(CAST(to_json(${column}) AS text), 'null')`
  const own = (table: string) => `${schema}.${table}`
  const array = (each: string, order: string) =>
    `'[' || coalesce(string_agg(${each}, ',' ORDER BY ${order}), '') || ']'`
  return {
    isServer: true,
    texts: (param) => `SELECT value FROM ${listed(param)}`,
    numbers: (param) => `SELECT CAST(value AS bigint) FROM ${listed(param)}`,
    among: (query) => `= ANY (ARRAY(${query}))`,
    joined: (text, order) => `string_agg(CAST(${text} AS text), ',' ORDER BY ${order})`,
    array: (column, order) => array(json(column), order),
    bytes: (text) => text,
    quoted: json,
    item: (column, index) => `(CAST(${column} AS json) ->> ${index})`,
    uncommon: (text) => `${text} ~ '[^\u4e00-\u9fff0-9a-z]'`,
    // Beyond 9e15 a number is read by itself, as a fraction is.
    isWhole: (column) => `(${column} = trunc(${column}) AND abs(${column}) < 9e15)`,
    whole: (column) => `CAST(${column} AS bigint)`,
    // Every import adds a line; what this run did itself, and not yet told, is counted by the driver.
    state: `SELECT coalesce(max(n), 0) FROM ${own('log')}`,
    own,
    tables: `SELECT table_name, 'CREATE TEMP TABLE ' || table_name || ' (LIKE ${schema}.' || table_name || ' INCLUDING ALL)'
      FROM information_schema.tables WHERE table_schema = '${schema}' AND table_type = 'BASE TABLE' ORDER BY table_name`,
    columns: (table) => `SELECT column_name FROM information_schema.columns
      WHERE table_schema = '${schema}' AND table_name = '${table}' ORDER BY ordinal_position`,
    objects: (columns) =>
      array(
        `'{' || ${columns.map((name) => `'"${name}":' || ${json(name)}`).join(" || ',' || ")} || '}'`,
        `${columns}`,
      ),
    rows: (table, columns, param) =>
      `SELECT ${columns} FROM json_populate_recordset(CAST(NULL AS ${own(table)}), CAST(${param} AS json))`,
    firstObject: (param) => `CAST(${param} AS json) ->> 0`,
    eachObject: (column) => `json_array_elements(CAST(${column} AS json)) AS o (value)`,
    field: (name) => `(o.value ->> '${name}')`,
    beforeSealed: '',
    ...overAll,
  }
}

/** The ledger's migrations as a server reads them. Numbers are as wide as SQLite's, and texts are ordered by their bytes. */
export function inPostgres(migration: string): string {
  return migration
    .replaceAll(' WITHOUT ROWID', '')
    .replaceAll(/^ *CREATE TRIGGER .*$/gm, '')
    .replaceAll(/\bINTEGER\b/g, 'bigint')
    .replaceAll(/\bREAL\b/g, 'double precision')
    .replaceAll(/\bTEXT\b/g, 'text COLLATE "C"')
}

/** One by one, as a server is given them: each ends with its line. */
export function statementsOf(sql: string): string[] {
  return sql.split(/;\s*\n/).filter((each) => each.trim() !== '')
}

/** What only a server's ledger has: what it is, with the row that whoever writes holds; and who is at work, for those who wait. */
export const serverTables = `
  CREATE TABLE ledger (application bigint NOT NULL, version bigint NOT NULL);
  CREATE TABLE desk (
    key text COLLATE "C" PRIMARY KEY,
    holder text NOT NULL,
    since timestamp NOT NULL DEFAULT clock_timestamp()
  );
  CREATE FUNCTION only_added_to() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'The log is only added to.'; END $$;
  CREATE TRIGGER log_kept BEFORE DELETE OR UPDATE OR TRUNCATE ON log
    FOR EACH STATEMENT EXECUTE PROCEDURE only_added_to();
`
