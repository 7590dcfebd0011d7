/**
 * What no program that goes byte by byte in JavaScript, or keeps a row of SQLite for each person, can do without, and nothing besides, each a
 * process of its own: `node floors.mjs FLOOR PATH|COUNT`. Where a floor stands above a goal of the bench, this machine cannot reach the goal.
 * Prints how much it saw.
 */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'
import { inflated, partsOf } from './inflated.mjs'

const FLOORS = {
  bytes,
  cells,
  strings,
  'strings-folder': stringsOfFolder,
  persons,
  rows,
  engine,
  ledger,
  markup,
  packed,
  report,
  share,
}
const [A, LT, LOWER_R, LOWER_T, LOWER_V] = Buffer.from('A<rtv')
/** Longer than any number in a cell: so near to its end a chunk is not looked at. What reaches into the next is not seen, which only lowers a floor. */
const MARGIN = 32

/** Rows that are handed over at once. */
const PAGE = 512
/** Of what itcap writes. */
const [LEVEL, WINDOW_BITS, PIECE_BYTES] = [3, 14, 256 << 10]
/** Invented. */
const ROW = [1, '赵宀宀', '女', '432222198701010007', '岳阳楼区', '示例市第十二中学', '小学', '语文', '13000000000', '']
/** Columns of a report and its 依据 together. */
const NAMES = [...ROW, ...ROW, ''].map((_, index) => String.fromCharCode(A + index))
const LONGEST_ROW = 4 << 10

const [floor, ...given] = process.argv.slice(2)
console.log(await FLOORS[floor](...given))

/** Every byte looked at once. */
async function bytes(file) {
  let tags = 0
  await inflated(file, (chunk) => {
    for (let p = 0; p < chunk.length; p++) if (chunk[p] === LT) tags++
  })
  return tags
}

/** The number in each cell read, an array for each row made; of shared strings, where each ends. */
async function cells(file) {
  let seen = 0
  await inflated(file, (chunk) => {
    seen += cellsIn(chunk, (number) => number)
  })
  return seen
}

/** Besides, one short string for each cell. */
async function strings(file) {
  let seen = 0
  await inflated(file, (chunk) => {
    seen += stringsIn(chunk)
  })
  return seen
}

/** The same of small files, each opened and inflated at once. What stands in a cell itself is passed over, which only lowers the floor. */
function stringsOfFolder(folder) {
  let seen = 0
  for (const name of readdirSync(folder))
    for (const packed of partsOf(join(folder, name))) seen += stringsIn(inflateRawSync(packed))
  return seen
}

function stringsIn(chunk) {
  return cellsIn(chunk, (_number, p) => String.fromCharCode(chunk[p], chunk[p + 1], chunk[p + 2]))
}

function cellsIn(chunk, read) {
  const last = chunk.length - MARGIN
  let seen = 0
  let row = []
  for (let p = 0; p < last; p++) {
    if (chunk[p] !== LT) continue
    const name = chunk[p + 1]
    if (name === LOWER_V) {
      p += 3
      const from = p
      let number = 0
      for (let digit = chunk[p] - 48; 0 <= digit && digit <= 9; digit = chunk[++p] - 48) number = number * 10 + digit
      row.push(read(number, from))
    } else if (name === LOWER_R) {
      seen += row.length
      row = []
    } else if (name === LOWER_T) while (p < last && chunk[p + 1] !== LT) p++
  }
  return seen + row.length
}

/** Who stands twice, by the number and by the phone, which are at hand as numbers. */
function persons(count) {
  const ids = new Set()
  const phones = new Set()
  let random = 1
  for (let i = 0; i < Number(count); i++) {
    random = (Math.imul(random, 1103515245) + 12345) >>> 0
    ids.add(4.3e16 + random * 1e5)
    phones.add(1.3e10 + random)
  }
  return ids.size + phones.size
}

/** What is recorded of each row, written as JSON, and one digest of all. */
function rows(count) {
  const digest = createHash('sha256')
  let size = 0
  for (const page of pagesOf(Number(count))) {
    const text = page.map(({ values }) => JSON.stringify(values)).join()
    digest.update(text)
    size += text.length
  }
  return `${size} ${digest.digest('hex')}`
}

/** The engine alone: as many rows written as texts that are at hand, and who stands where, sorted; in one transaction. */
async function engine(count) {
  const { default: Database } = await import('libsql')
  const folder = mkdtempSync(join(tmpdir(), 'itcap-floor-'))
  try {
    const db = new Database(join(folder, 'rows.db'))
    db.exec(`PRAGMA journal_mode = WAL;
      CREATE TABLE record (submission INTEGER, position INTEGER, place INTEGER, subject TEXT, vals TEXT, PRIMARY KEY (submission, position)) WITHOUT ROWID;
      CREATE TABLE presence (form INTEGER, subject TEXT, place INTEGER, n INTEGER, PRIMARY KEY (form, subject, place)) WITHOUT ROWID;
      BEGIN`)
    const groups = Array.from({ length: PAGE }, (_, i) => `(?1, ?${i * 3 + 2}, 1, ?${i * 3 + 3}, ?${i * 3 + 4})`)
    const insert = db.prepare(`INSERT INTO record VALUES ${groups.join()}`)
    const text = JSON.stringify(ROW)
    for (const page of pagesOf(Number(count))) {
      const params = [1]
      for (const { position, subject } of page) params.push(position, subject, text)
      if (page.length === PAGE) insert.run(params)
    }
    db.exec(`INSERT INTO presence SELECT 1, subject, place, count(*) FROM record GROUP BY subject, place ORDER BY subject, place;
      COMMIT;
      PRAGMA wal_checkpoint(TRUNCATE)`)
    const [{ stand }] = db.prepare('SELECT count(*) AS stand FROM presence').all()
    db.close()
    return stand
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** All rows of a ledger, a text for each page, and what stands in them. */
async function ledger(file) {
  const { default: Database } = await import('libsql')
  const db = new Database(file)
  let seen = 0
  for (const { id } of db.prepare('SELECT id FROM submission').all())
    for (const page of pagesIn(db, id)) for (const [, , , values] of JSON.parse(page)) seen += values.length
  db.close()
  return seen
}

function* pagesIn(db, submission, after = -1, until = Number.MAX_SAFE_INTEGER) {
  const page =
    db.prepare(`SELECT max(position) AS last, group_concat('[' || position || ',' || place || ',"' || subject || '",' || vals || ']') AS text
    FROM (SELECT * FROM record WHERE submission = ?1 AND position > ?2 AND position <= ?3 ORDER BY position LIMIT ${PAGE})`)
  for (let last = after; ; ) {
    const found = page.get([submission, last, until])
    if (found.text === null) return
    last = found.last
    yield `[${found.text}]`
  }
}

/** Rows of as many cells as a report and its 依据 have together, each text joined and put into bytes. */
function markup(count) {
  const bytes = Buffer.alloc(PIECE_BYTES)
  let size = 0
  for (const page of pagesOf(Number(count)))
    for (const { position, subject } of page) size += bytes.utf8Write(rowMarkup(String(position), subject), 0)
  return size
}

function rowMarkup(number, subject) {
  let text = `<row r="${number}">`
  // Most come again, and are a number.
  for (let cell = 0; cell < NAMES.length; cell++)
    text += `<c r="${NAMES[cell]}${number}" s="9" t=${cell % 6 !== 0 ? `"s"><v>${cell}</v>` : `"inlineStr"><is><t>${subject}</t></is>`}</c>`
  return `${text}</row>`
}

/** The parts of a workbook packed once more, from bytes at hand. */
function packed(file) {
  let size = 0
  for (const part of partsOf(file)) size += deflateRawSync(inflateRawSync(part), { level: LEVEL }).length
  return size
}

/**
 * All steps of a report of the rows of a ledger, shared out evenly among so many threads: none has ever to wait for another. Whatever is
 * handed from one to the other, in whichever order, takes longer. Each says what its steps took, in milliseconds.
 */
async function report(file, threads) {
  const others = Array.from({ length: Number(threads) - 1 }, (_, index) => {
    const argv = ['share', file, String(index + 1), threads]
    return once(new Worker(new URL(import.meta.url), { argv }), 'exit')
  })
  const own = await share(file, '0', threads)
  await Promise.all(others)
  return own
}

/** Rows read with their digest and held, for how wide a column is hangs on all; then drawn, packed, and unpacked and read again. */
async function share(file, index, threads) {
  const { default: Database } = await import('libsql')
  const db = new Database(file)
  const took = { read: 0, drawn: 0, packed: 0, unpacked: 0, 'read again': 0 }
  const timed = (step, work) => {
    const start = performance.now()
    const made = work()
    took[step] += performance.now() - start
    return made
  }
  const rows = timed('read', () => rowsOfShare(db, Number(index), Number(threads)))
  const piece = Buffer.alloc(PIECE_BYTES)
  for (let next = 0; next < rows.length; ) {
    const bytes = timed('drawn', () => {
      let at = 0
      for (; next < rows.length && at < PIECE_BYTES - LONGEST_ROW; next++)
        at += piece.utf8Write(rowMarkup(String(rows[next][0]), rows[next][2]), at)
      return piece.subarray(0, at)
    })
    const [crc, short] = timed('packed', () => [
      crc32(bytes),
      deflateRawSync(bytes, { level: LEVEL, windowBits: WINDOW_BITS }),
    ])
    const again = timed('unpacked', () => inflateRawSync(short, { chunkSize: PIECE_BYTES }))
    if (crc32(again) !== crc) throw new Error('packed otherwise')
    timed('read again', () => stringsIn(again))
  }
  db.close()
  return JSON.stringify(took, (_, value) => (typeof value === 'number' ? Math.round(value) : value))
}

/** Of the ledger's largest list. */
function rowsOfShare(db, index, threads) {
  const [{ id, rows }] = db.prepare('SELECT id, rows FROM submission ORDER BY rows DESC LIMIT 1').all()
  const nth = db.prepare('SELECT position FROM record WHERE submission = ?1 ORDER BY position LIMIT 1 OFFSET ?2')
  const before = (share) => (share === 0 ? -1 : nth.get([id, Math.floor((rows * share) / threads) - 1]).position)
  const digest = createHash('sha256')
  const held = []
  for (const page of pagesIn(db, id, before(index), before(index + 1))) {
    digest.update(page)
    for (const row of JSON.parse(page)) held.push(row)
  }
  digest.digest('hex')
  return held
}

function* pagesOf(count) {
  for (let from = 0; from < count; from += PAGE)
    yield Array.from({ length: Math.min(PAGE, count - from) }, (_, i) => {
      // In no order, as persons come.
      const subject = String(1e17 + (Math.imul(from + i, 2654435761) >>> 0) * 1e7)
      return { position: from + i, subject, values: ROW }
    })
}
