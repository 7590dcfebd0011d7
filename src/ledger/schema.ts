/**
 * The tables of the ledger, as migrations: the n-th entry takes a ledger of version n − 1 to version n (`user_version`).
 * Entries are never edited once released, only added. Plain SQL that PostgreSQL would read too, but for `WITHOUT ROWID`.
 */

/** `itcp`: tells a ledger from any other SQLite file. */
export const applicationId = 0x69746370

export const migrations: readonly string[] = [
  `
  CREATE TABLE form (
    id INTEGER PRIMARY KEY,
    notice TEXT NOT NULL,
    form TEXT NOT NULL,
    UNIQUE (notice, form)
  );

  -- A unit, or a school of a unit: keyed by unit code, so that ledgers can be put together.
  CREATE TABLE place (
    id INTEGER PRIMARY KEY,
    unit TEXT NOT NULL,
    school TEXT NOT NULL,
    UNIQUE (unit, school)
  );

  -- One form on one sheet of one file. The bytes decide identity: the same file again is the same submission.
  CREATE TABLE submission (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    form INTEGER NOT NULL REFERENCES form (id),
    sha256 TEXT NOT NULL,
    path TEXT NOT NULL,
    sheet TEXT NOT NULL,
    direction TEXT NOT NULL DEFAULT '',
    unit TEXT NOT NULL DEFAULT '',
    school TEXT NOT NULL DEFAULT '',
    project TEXT NOT NULL DEFAULT '',
    received TEXT NOT NULL DEFAULT '',
    timeliness TEXT NOT NULL DEFAULT '',
    outcome TEXT NOT NULL,
    accepted TEXT NOT NULL DEFAULT '',
    current INTEGER NOT NULL DEFAULT 0,
    superseded_by INTEGER REFERENCES submission (id),
    rows INTEGER NOT NULL DEFAULT 0,
    errors INTEGER NOT NULL DEFAULT 0,
    warnings INTEGER NOT NULL DEFAULT 0,
    infos INTEGER NOT NULL DEFAULT 0,
    -- JSON: per table its id, its fields, and the sheet's column of each field in each block.
    layout TEXT NOT NULL
  );
  CREATE INDEX submission_slot ON submission (form, current, unit);

  -- One data row as it was sent. position = row on the sheet * 256 + table * 16 + block; vals: JSON array in the order of the fields.
  -- subject: whom the row is about, where rows are persons or schools.
  CREATE TABLE record (
    submission INTEGER NOT NULL,
    position INTEGER NOT NULL,
    place INTEGER NOT NULL,
    subject TEXT NOT NULL,
    vals TEXT NOT NULL,
    PRIMARY KEY (submission, position)
  ) WITHOUT ROWID;

  -- One number of one unit, with its cell. Printed totals stand beside the rows (kind 'total') and enter no sum.
  CREATE TABLE figure (
    submission INTEGER NOT NULL,
    n INTEGER NOT NULL,
    place INTEGER NOT NULL,
    measure TEXT NOT NULL,
    kind TEXT NOT NULL,
    value REAL NOT NULL,
    cell TEXT NOT NULL,
    PRIMARY KEY (submission, n)
  ) WITHOUT ROWID;
  CREATE INDEX figure_place ON figure (place, submission);

  -- Data rows per place of a submission, and how many of them say whom they are about.
  CREATE TABLE tally (
    submission INTEGER NOT NULL,
    place INTEGER NOT NULL,
    rows INTEGER NOT NULL,
    subjects INTEGER NOT NULL,
    PRIMARY KEY (submission, place)
  ) WITHOUT ROWID;

  -- Who stands where in current reported submissions, in how many rows.
  CREATE TABLE presence (
    form INTEGER NOT NULL,
    subject TEXT NOT NULL,
    place INTEGER NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (form, subject, place)
  ) WITHOUT ROWID;

  -- The part of presence whose subjects stand in more than one row; kept with it in the same transaction.
  -- Distinct persons of any group of places = rows - what these few are counted too often.
  CREATE TABLE repeated (
    form INTEGER NOT NULL,
    subject TEXT NOT NULL,
    place INTEGER NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (form, subject, place)
  ) WITHOUT ROWID;
  `,
  `
  -- Sheets and files that came in and could not be read as a form: nothing of them counts, and that is said.
  CREATE TABLE unread (
    path TEXT NOT NULL,
    sheet TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    why TEXT NOT NULL,
    received TEXT NOT NULL,
    PRIMARY KEY (path, sheet)
  ) WITHOUT ROWID;

  CREATE INDEX submission_sender ON submission (form, unit);
  `,
  `
  -- What was done, by whom and when; each line carries the hash of the one before, so that a line changed or taken out shows.
  CREATE TABLE log (
    n INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    what TEXT NOT NULL,
    -- JSON. Never a person's name or number.
    detail TEXT NOT NULL,
    hash TEXT NOT NULL
  );
  CREATE TRIGGER log_kept BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'The log is only added to.'); END;
  CREATE TRIGGER log_unchanged BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'The log is only added to.'); END;

  -- The last day on which the tables that totals are made of were found sound.
  CREATE TABLE sound (day TEXT NOT NULL);

  CREATE INDEX place_unit ON place (unit) WHERE school = '';
  `,
  `
  -- A zero report: the sheet says 无, or somebody said so and sent none (said_by).
  ALTER TABLE submission ADD COLUMN zero INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE submission ADD COLUMN said_by TEXT NOT NULL DEFAULT '';

  -- The office's own list of who is to hand in: one list a notice, with the file it came from and the day.
  CREATE TABLE expected (
    notice TEXT NOT NULL,
    n INTEGER NOT NULL,
    unit TEXT NOT NULL,
    school TEXT NOT NULL,
    path TEXT NOT NULL,
    day TEXT NOT NULL,
    PRIMARY KEY (notice, n)
  ) WITHOUT ROWID;

  -- When each was last reminded of what, and how it stood then.
  CREATE TABLE reminder (
    notice TEXT NOT NULL,
    form TEXT NOT NULL,
    unit TEXT NOT NULL,
    school TEXT NOT NULL,
    standing TEXT NOT NULL,
    day TEXT NOT NULL,
    PRIMARY KEY (notice, form, unit, school)
  ) WITHOUT ROWID;
  `,
  `
  -- A state that was sealed. desk, notices: JSON, as they were; log: the line of the log that tells it; digest: over everything sealed.
  CREATE TABLE frozen (
    name TEXT PRIMARY KEY,
    day TEXT NOT NULL,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    desk TEXT NOT NULL,
    notices TEXT NOT NULL,
    log INTEGER NOT NULL,
    digest TEXT NOT NULL
  );

  -- The tables that may change later, whole: rows is a JSON array of objects.
  CREATE TABLE sealed (
    frozen TEXT NOT NULL,
    part TEXT NOT NULL,
    rows TEXT NOT NULL,
    PRIMARY KEY (frozen, part)
  );

  -- What each submission held: rows and figures only go when somebody removes them, and then it is said.
  CREATE TABLE sealed_content (
    frozen TEXT NOT NULL,
    submission INTEGER NOT NULL,
    rows INTEGER NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (frozen, submission)
  ) WITHOUT ROWID;
  CREATE INDEX sealed_submission ON sealed_content (submission);
  `,
  `
  -- What senders wrote for warnings (情况说明). key: digest of rule and subject; value: digest of what it was written for. submission: name of
  -- the last one in which it ended the warning. person: a name, '' for none; never a number.
  CREATE TABLE explanation (
    notice TEXT NOT NULL,
    form TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    text TEXT NOT NULL,
    rule TEXT NOT NULL,
    heading TEXT NOT NULL,
    message TEXT NOT NULL,
    unit TEXT NOT NULL,
    school TEXT NOT NULL,
    person TEXT NOT NULL,
    path TEXT NOT NULL,
    sheet TEXT NOT NULL,
    cell TEXT NOT NULL,
    received TEXT NOT NULL,
    submission TEXT NOT NULL,
    PRIMARY KEY (notice, form, key, value)
  ) WITHOUT ROWID;
  `,
  `
  -- Key of the unit in whose delivery it came; '' where it came by itself.
  ALTER TABLE submission ADD COLUMN delivery TEXT NOT NULL DEFAULT '';

  -- What a cell of a delivered sheet was made from: JSON, file by file and further down.
  CREATE TABLE origin (
    submission INTEGER NOT NULL,
    cell TEXT NOT NULL,
    made TEXT NOT NULL,
    PRIMARY KEY (submission, cell)
  ) WITHOUT ROWID;

  -- The files a delivered sheet was made from.
  CREATE TABLE contained (
    submission INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    PRIMARY KEY (submission, sha256)
  ) WITHOUT ROWID;
  CREATE INDEX contained_file ON contained (sha256);
  `,
  `
  -- Printed totals stand among the rows, and are few.
  CREATE INDEX figure_total ON figure (submission) WHERE kind = 'total';

  -- Places that several sheets speak of are found without a look at all of them.
  CREATE INDEX tally_place ON tally (place, submission);
  `,
  `
  -- Digest of the figures and tallies of a submission; and of all that says which of them count.
  CREATE TABLE content (
    submission INTEGER PRIMARY KEY,
    digest TEXT NOT NULL
  );
  CREATE TABLE state (digest TEXT NOT NULL);

  -- The moment (ms) that the file is marked with after each change: another one says that somebody else wrote to it.
  ALTER TABLE sound ADD COLUMN mark INTEGER NOT NULL DEFAULT 0;
  `,
  `
  -- Digest of the rows of a submission; and the last line of the log, by number and hash.
  ALTER TABLE content ADD COLUMN rows TEXT NOT NULL DEFAULT '';
  ALTER TABLE state ADD COLUMN log TEXT NOT NULL DEFAULT '';
  `,
  `
  -- JSON: what a sheet of many places adds up to, by unit; '' where it is not kept.
  ALTER TABLE content ADD COLUMN sums TEXT NOT NULL DEFAULT '';
  `,
  `
  -- Of a county's thousand schools those of one name are found without a look at the others.
  DROP INDEX submission_sender;
  CREATE INDEX submission_sender ON submission (form, unit, school);
  `,
]
