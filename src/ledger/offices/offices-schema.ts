/**
 * What makes a server's ledger one of many offices, as SQL that the keeper of the ledger runs: who belongs to which unit, which rows each unit may
 * see and change, what is answered across units without showing rows, and an audit that nobody changes. Running it again changes nothing.
 */

/** Instead of `applicationId`: a version of itcap that knows of no offices takes it for something else, and leaves it alone. */
export const officesId = 0x69746371

/** What the notes of an office are told apart by, where a single office has one of each. Last in their tables, and filled by themselves. */
const owned: Record<string, { column: 'login' | 'office'; key?: string }> = {
  log: { column: 'login' },
  unread: { column: 'login', key: 'login, path, sheet' },
  frozen: { column: 'office', key: 'office, name' },
  sealed: { column: 'office', key: 'office, frozen, part' },
  sealed_content: { column: 'office', key: 'office, frozen, submission' },
}

export const ownColumns: readonly string[] = ['login', 'office']

/** What several offices may have the same of. */
const keys: Record<string, string> = {
  expected: 'notice, unit, n',
  explanation: 'notice, form, submission, key, value',
}

/** Once: what is added to the tables. */
export const officeTables: readonly string[] = [
  `CREATE TABLE office (
     login text COLLATE "C",
     unit text COLLATE "C" NOT NULL,
     -- How the keys of the unit and of all below it begin; several where it had others before.
     reach text COLLATE "C",
     PRIMARY KEY (login, reach)
   )`,
  'CREATE TABLE secret (key text NOT NULL)',
  // Who stands where, by keyed hashes: what is asked across units looks here, never at a row of anybody.
  `CREATE TABLE standing (hash text COLLATE "C", form bigint, place bigint, submission bigint NOT NULL,
     PRIMARY KEY (hash, form, place))`,
  // Submissions whose persons are in presence.
  'CREATE TABLE counted (submission bigint PRIMARY KEY REFERENCES submission (id) ON DELETE CASCADE)',
  `CREATE TABLE audit (
     n bigserial PRIMARY KEY,
     at timestamptz NOT NULL DEFAULT clock_timestamp(),
     login text COLLATE "C" NOT NULL DEFAULT session_user,
     what text NOT NULL,
     part text NOT NULL,
     rows bigint NOT NULL,
     detail text NOT NULL
   )`,
  'CREATE INDEX submission_unit ON submission (unit)',
  // Whoever may change this may lock the row, and nothing else of it.
  'ALTER TABLE ledger ADD COLUMN turn bigint',
  ...Object.entries(owned).map(
    ([table, { column }]) => `ALTER TABLE ${table} ADD COLUMN ${column} text COLLATE "C" NOT NULL DEFAULT ''`,
  ),
  ...[...Object.entries(owned).map(([table, { key }]) => [table, key] as const), ...Object.entries(keys)]
    .filter(([, key]) => key !== undefined)
    .flatMap(([table, key]) => [
      `ALTER TABLE ${table} DROP CONSTRAINT ${table}_pkey`,
      `ALTER TABLE ${table} ADD PRIMARY KEY (${key})`,
    ]),
  `CREATE TRIGGER audit_kept BEFORE DELETE OR UPDATE OR TRUNCATE ON audit
     FOR EACH STATEMENT EXECUTE PROCEDURE only_added_to()`,
]

/** Once the functions are there. Of what was there before, and of the keeper's own, it is nobody's. */
export const ownDefaults: readonly string[] = [
  ...Object.entries(owned).map(
    ([table, { column }]) =>
      `ALTER TABLE ${table} ALTER COLUMN ${column} SET DEFAULT ${column === 'login' ? 'own_login()' : "coalesce(own_unit(), '')"}`,
  ),
  'DROP TRIGGER IF EXISTS persons_gone ON form',
  'CREATE TRIGGER persons_gone AFTER DELETE ON form FOR EACH STATEMENT EXECUTE PROCEDURE forget_persons()',
]

/** What the tables beside those of every ledger say of the ledger as it is. */
export const counts: readonly string[] = [
  `INSERT INTO counted SELECT id FROM submission s WHERE s.current = 1 AND s.direction = 'reported'
     AND EXISTS (SELECT 1 FROM record r WHERE r.submission = s.id AND r.subject <> '')`,
  `INSERT INTO standing SELECT ${hash('p.subject')}, p.form, p.place, 0 FROM presence p WHERE p.subject NOT LIKE '%/%'`,
]

const within = (unit: string) => `left(${unit}, length(o.reach)) = o.reach`
const mine = 'o.login = session_user'
const notMine = (unit: string) => `NOT EXISTS (SELECT 1 FROM office o WHERE ${mine} AND ${within(unit)})`

/** With the rights of the keeper; only what each answers leaves it. */
function asKeeper(schema: string, head: string, kind: string, body: string): string {
  return `CREATE OR REPLACE FUNCTION ${head} ${kind} SECURITY DEFINER SET search_path = ${schema}, pg_temp AS $$ ${body} $$`
}

const query = 'LANGUAGE sql STABLE'
const work = 'LANGUAGE plpgsql VOLATILE'
/** Looks each up by its key: what a server plans while tables are small, it does for the rest of the connection. */
const lookingUp = 'SET enable_seqscan = off'

/**
 * Who does not know the key cannot try all numbers. The key is asked for by itself: joined, a server that takes `secret` for a large table expects
 * millions of rows, and makes ready for them at each call.
 */
function hash(subject: string): string {
  const key = '(SELECT key FROM secret)'
  return `encode(sha256(convert_to(${key} || encode(sha256(convert_to(${key} || ${subject}, 'UTF8')), 'hex'), 'UTF8')), 'hex')`
}

/** Where the persons of a JSON array stand, found by their hashes one by one: however many stand in the ledger, only these are looked up. */
const named = `(SELECT g.value AS subject, ${hash('g.value')} AS hash FROM json_array_elements_text(CAST(subjects AS json)) AS g (value) OFFSET 0) AS n
  CROSS JOIN LATERAL (SELECT * FROM standing WHERE hash = n.hash OFFSET 0) AS h`

export function officeFunctions(schema: string): string[] {
  const define = (head: string, kind: string, body: string) => asKeeper(schema, head, kind, body)
  const range = (unit: string) => `${unit} >= o.reach AND ${unit} < o.reach || chr(1114111) AND ${within(unit)}`
  return [
    define('own_unit() RETURNS text', query, `SELECT min(o.unit) FROM office o WHERE ${mine}`),
    define('own_login() RETURNS text', query, `SELECT coalesce(min(o.login), '') FROM office o WHERE ${mine}`),
    define(
      'own_reach() RETURNS text[]',
      query,
      `SELECT array_agg(replace(replace(o.reach, '_', '\\_'), '%', '\\%') || '%') FROM office o WHERE ${mine}`,
    ),
    define(
      'own_logins() RETURNS SETOF text',
      query,
      `SELECT b.login FROM office o JOIN office b ON ${within('b.unit')} WHERE ${mine} UNION ALL SELECT ''`,
    ),
    define(
      'own_submissions() RETURNS SETOF bigint',
      query,
      `SELECT s.id FROM office o JOIN submission s ON ${range('s.unit')} WHERE ${mine}`,
    ),
    define(
      'own_names() RETURNS SETOF text',
      query,
      `SELECT s.name FROM office o JOIN submission s ON ${range('s.unit')} WHERE ${mine}`,
    ),
    define(
      'idle_submissions() RETURNS SETOF bigint',
      query,
      `SELECT s.id FROM office o JOIN submission s ON ${range('s.unit')} WHERE ${mine} AND s.current = 0`,
    ),
    define(
      'own_places() RETURNS SETOF bigint',
      query,
      `SELECT p.id FROM office o JOIN place p ON ${range('p.unit')} WHERE ${mine}`,
    ),
    // Sheets that speak of one's own places, whoever sent them.
    define(
      'told_submissions() RETURNS SETOF bigint',
      query,
      `SELECT DISTINCT t.submission FROM office o JOIN place p ON ${range('p.unit')} JOIN tally t ON t.place = p.id WHERE ${mine}`,
    ),
    define(
      'speaks_of_others(which bigint) RETURNS boolean',
      query,
      `SELECT EXISTS (SELECT 1 FROM (SELECT (SELECT p.unit FROM place p WHERE p.id = t.place) AS unit FROM tally t
         WHERE t.submission = which) AS told WHERE told.unit <> '' AND ${notMine('told.unit')})`,
    ),
    define(
      'sees_all() RETURNS boolean',
      query,
      `SELECT own_unit() IS NOT NULL AND NOT EXISTS (SELECT 1 FROM submission s WHERE s.unit <> '' AND ${notMine('s.unit')})`,
    ),
    define(
      'last_submission() RETURNS bigint',
      query,
      `SELECT greatest((SELECT coalesce(max(id), 0) FROM submission), (SELECT coalesce(max(submission), 0) FROM sealed_content))`,
    ),
    define(
      'hash_of(line bigint) RETURNS text',
      query,
      `SELECT coalesce((SELECT l.hash FROM log l WHERE l.n = line), '')`,
    ),
    define('last_line() RETURNS bigint', query, 'SELECT coalesce(max(n), 0) FROM log'),
    define(
      'is_sealed(which bigint) RETURNS boolean',
      query,
      'SELECT EXISTS (SELECT 1 FROM sealed_content c WHERE c.submission = which)',
    ),
    // The same bytes, at a unit that one does not see.
    define(
      `known_elsewhere(called text) RETURNS TABLE (notice text, form text, direction text, sheet text, sha256 text, unit text, received text,
         timeliness text, outcome text, replaced text, rows bigint)`,
      query,
      `SELECT f.notice, f.form, s.direction, s.sheet, s.sha256, s.unit, s.received, s.timeliness, s.outcome, coalesce(n.name, ''), s.rows
       FROM submission s JOIN form f ON f.id = s.form LEFT JOIN submission n ON n.id = s.superseded_by
       WHERE s.name = called AND ${notMine('s.unit')}`,
    ),
    // Persons that one names, at units that one does not see: which unit, and no more.
    define(
      'stand_elsewhere(subjects text) RETURNS TABLE (subject text, notice text, form text, unit text)',
      query,
      `SELECT DISTINCT n.subject, f.notice, f.form, p.unit FROM ${named} JOIN form f ON f.id = h.form JOIN place p ON p.id = h.place
       WHERE ${notMine('p.unit')}`,
    ),
    define(
      'came_elsewhere(subjects text, after bigint) RETURNS boolean',
      query,
      `SELECT EXISTS (SELECT 1 FROM ${named} WHERE h.submission > after)`,
    ),
    define('count_subjects(of_form bigint, which bigint, sign bigint) RETURNS void', `${work} ${lookingUp}`, counting),
    define('audited() RETURNS trigger', work, auditing),
    define(
      'forget_persons() RETURNS trigger',
      work,
      'BEGIN DELETE FROM standing h WHERE NOT EXISTS (SELECT 1 FROM form f WHERE f.id = h.form); RETURN NULL; END',
    ),
  ]
}

/** What `subjects.ts` does for a ledger of one office, and the keyed hashes; once for each submission. */
const counting = `
  DECLARE subjects text[];
  BEGIN
    IF NOT EXISTS (SELECT 1 FROM office o JOIN submission s ON ${within('s.unit')}
                   WHERE ${mine} AND s.id = which AND s.form = of_form AND s.current = (CASE WHEN sign > 0 THEN 1 ELSE 0 END))
    THEN RAISE EXCEPTION 'Not its submission.' USING ERRCODE = '42501'; END IF;
    IF sign > 0 THEN
      IF EXISTS (SELECT 1 FROM counted c WHERE c.submission = which) THEN RETURN; END IF;
      INSERT INTO counted VALUES (which);
    ELSE
      IF NOT EXISTS (SELECT 1 FROM counted c WHERE c.submission = which) THEN RETURN; END IF;
      DELETE FROM counted c WHERE c.submission = which;
    END IF;
    subjects := ARRAY(SELECT DISTINCT r.subject FROM record r WHERE r.submission = which AND r.subject <> '');
    INSERT INTO presence AS p (form, subject, place, n)
      SELECT of_form, r.subject, r.place, sign * count(*) FROM record r WHERE r.submission = which AND r.subject <> ''
      GROUP BY 2, 3 ORDER BY 2, 3 ON CONFLICT (form, subject, place) DO UPDATE SET n = p.n + excluded.n;
    DELETE FROM presence p WHERE p.form = of_form AND p.n = 0 AND p.subject = ANY (subjects);
    DELETE FROM repeated p WHERE p.form = of_form AND p.subject = ANY (subjects);
    INSERT INTO repeated (form, subject, place, n)
      SELECT form, subject, place, n FROM presence WHERE form = of_form AND subject = ANY (ARRAY(
        SELECT subject FROM presence WHERE form = of_form AND subject = ANY (subjects) GROUP BY subject HAVING sum(n) > 1));
    DELETE FROM standing h WHERE h.form = of_form AND h.hash = ANY (ARRAY(SELECT ${hash('g.subject')} FROM unnest(subjects) AS g (subject)));
    INSERT INTO standing SELECT ${hash('p.subject')}, p.form, p.place, which FROM presence p
      WHERE p.form = of_form AND p.subject = ANY (subjects) AND p.subject NOT LIKE '%/%' ORDER BY 1;
  END`

const auditing = `
  DECLARE size bigint; told text := '';
  BEGIN
    IF TG_OP = 'DELETE' THEN SELECT count(*) INTO size FROM old_rows; ELSE SELECT count(*) INTO size FROM new_rows; END IF;
    IF size = 0 THEN RETURN NULL; END IF;
    IF TG_TABLE_NAME = 'submission' AND TG_OP <> 'DELETE' THEN
      SELECT string_agg(name || ' ' || unit || ' ' || outcome || ' ' || current, ',' ORDER BY id) INTO told FROM new_rows;
    ELSIF TG_TABLE_NAME = 'submission' THEN
      SELECT string_agg(name || ' ' || unit, ',' ORDER BY id) INTO told FROM old_rows;
    ELSIF TG_TABLE_NAME = 'office' AND TG_OP <> 'DELETE' THEN
      SELECT string_agg(login || ' ' || unit, ',' ORDER BY login) INTO told FROM new_rows;
    END IF;
    INSERT INTO audit (what, part, rows, detail) VALUES (lower(TG_OP), TG_TABLE_NAME, size, told);
    RETURN NULL;
  END`
