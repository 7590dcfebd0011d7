/**
 * Which rows of which table an office sees and may change, as SQL: the policies of row-level security and the rights of a login. What is not named
 * here, no office may do. Nothing here looks at a row itself; that do the functions of `offices-schema.ts`.
 */

interface Rights {
  read: string
  /** Rows that it may leave there, added or changed; none where it may do neither. */
  leave?: string
  /** Rows that it may take away. */
  remove?: string
  /** It may change what it sees, to what it may leave. */
  change?: true
}

const everything = 'true'
const ownRows = 'submission IN (SELECT own_submissions())'
const ownUnit = 'unit LIKE ANY (CAST((SELECT own_reach()) AS text[]))'
const ownPlaces = 'place IN (SELECT own_places())'
const ownWords = 'submission IN (SELECT own_names())'
const ownState = "(office = (SELECT own_unit()) OR (office = '' AND (SELECT sees_all())))"
const ownLogins = 'login IN (SELECT own_logins())'

/** Rows about others may stand on a sheet that does not count: its faults are told. Place 0 is the one that is not known yet. */
const ofSheet: Rights = {
  read: `${ownRows} OR ${ownPlaces}`,
  leave: `${ownRows} AND (place = 0 OR ${ownPlaces} OR place IN (SELECT id FROM place WHERE unit = '')
    OR submission IN (SELECT idle_submissions()))`,
  remove: ownRows,
  change: true,
}

export const rightsOn: Readonly<Record<string, Rights>> = {
  submission: {
    read: `${ownUnit} OR id IN (SELECT told_submissions())`,
    leave: `${ownUnit} AND (current = 0 OR NOT speaks_of_others(id))`,
    remove: ownUnit,
    change: true,
  },
  record: ofSheet,
  figure: ofSheet,
  tally: ofSheet,
  presence: { read: ownPlaces },
  repeated: { read: ownPlaces },
  unread: { read: ownLogins, leave: 'login = session_user', remove: "login IN (session_user, '')" },
  log: { read: ownLogins, leave: 'login = session_user' },
  expected: { read: ownUnit, leave: ownUnit, remove: ownUnit },
  reminder: { read: ownUnit, leave: ownUnit, remove: ownUnit },
  frozen: { read: ownState, leave: 'office = own_unit()' },
  sealed: { read: ownState, leave: 'office = own_unit()' },
  sealed_content: { read: ownState, leave: 'office = own_unit()' },
  explanation: { read: ownWords, leave: ownWords, remove: ownWords },
  origin: { read: ownRows, leave: ownRows, remove: ownRows },
  content: { read: ownRows, leave: ownRows, remove: ownRows },
  // Digests of files, and nothing else.
  contained: { read: everything, leave: ownRows, remove: ownRows },
  office: { read: ownLogins },
  audit: { read: ownLogins },
}

/** Tables in which nobody reads who is not their keeper. */
export const closed: readonly string[] = ['secret', 'standing', 'counted', 'defined']

/** Names of units and schools, of forms, and who is at work: the same for all. */
const open: Readonly<Record<string, string>> = {
  form: 'SELECT, INSERT',
  place: 'SELECT, INSERT',
  desk: 'SELECT, INSERT, DELETE',
  ledger: 'SELECT, UPDATE (turn)',
}

/** Changes of these are told in the audit. */
const audited = ['submission', 'record', 'figure', 'tally', 'unread', 'expected', 'explanation', 'frozen', 'office']

export function policies(): string[] {
  const all = Object.entries(rightsOn).flatMap(([table, { read, leave, remove, change }]) => [
    ...policy(table, 'SELECT', `USING (${read})`),
    ...(leave === undefined ? [] : policy(table, 'INSERT', `WITH CHECK (${leave})`)),
    // What is seen and may not be changed is refused, not passed over.
    ...(change ? policy(table, 'UPDATE', `USING (${read}) WITH CHECK (${leave})`) : []),
    ...(remove === undefined ? [] : policy(table, 'DELETE', `USING (${remove})`)),
  ])
  const guarded = [...Object.keys(rightsOn), ...closed].map((table) => `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`)
  return [...guarded, ...all, ...audited.flatMap(auditOf)]
}

function policy(table: string, what: string, rule: string): string[] {
  const name = `office_${what.toLowerCase()}`
  return [`DROP POLICY IF EXISTS ${name} ON ${table}`, `CREATE POLICY ${name} ON ${table} FOR ${what} ${rule}`]
}

function auditOf(table: string): string[] {
  return ['INSERT', 'UPDATE', 'DELETE'].flatMap((what) => {
    const name = `audit_${what.toLowerCase()}`
    const rows = what === 'DELETE' ? 'OLD TABLE AS old_rows' : 'NEW TABLE AS new_rows'
    return [
      `DROP TRIGGER IF EXISTS ${name} ON ${table}`,
      `CREATE TRIGGER ${name} AFTER ${what} ON ${table} REFERENCING ${rows} FOR EACH STATEMENT EXECUTE PROCEDURE audited()`,
    ]
  })
}

/** Takes all of it away. */
export function noRightsFor(schema: string, who: string): string[] {
  return [
    `REVOKE ALL ON ALL TABLES IN SCHEMA ${schema} FROM ${who}`,
    `REVOKE ALL ON ALL FUNCTIONS IN SCHEMA ${schema} FROM ${who}`,
    `REVOKE ALL ON SCHEMA ${schema} FROM ${who}`,
  ]
}

/** What a login may do at all; which rows, the policies say. */
export function rightsFor(schema: string, who: string): string[] {
  const rights = Object.entries(rightsOn).map(([table, { leave, remove, change }]) => {
    const words = ['SELECT', leave && 'INSERT', change && 'UPDATE', remove && 'DELETE'].filter(Boolean)
    return [table, words.join(', ')] as const
  })
  return [
    ...noRightsFor(schema, who),
    `GRANT USAGE ON SCHEMA ${schema} TO ${who}`,
    ...[...rights, ...Object.entries(open)].map(([table, words]) => `GRANT ${words} ON ${table} TO ${who}`),
    `GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${schema} TO ${who}`,
  ]
}
