/**
 * A sheet that was read to its end, with what the checks found, comes in; whether it counts, what it supersedes and the receipt go out.
 * A file with errors is received, in time or late, but its figures and persons do not count unless somebody accepts it with a reason.
 */
import type { SheetForm } from '../form/reading.ts'
import { slotOf } from '../form/slot.ts'
import { isBlankForm } from '../notice/blank-form.ts'
import { timelinessOf } from '../notice/timeliness.ts'
import { heldBy, holderOf, keepOrigins } from './deliveries.ts'
import type { Tools } from './import-tools.ts'
import type { Checked, Receipt, Submission } from './ledger.ts'
import { ensureOwnRows } from './offices/own-office.ts'
import type { Layout } from './position.ts'
import { replacesOf } from './replacing.ts'
import { isSameContent, type Rival, rivalIn, rivalsOf, rowsOf, type Slot } from './rivals.ts'
import { enterSubjects, leaveSubjects } from './subjects.ts'
import type { StoredSubmission } from './submission-row.ts'

interface ReadSheet {
  id: number
  name: string
  form: SheetForm
  sha256: string
  rows: number
  /** Key of a unit that its rows are about and that is not seen by this office; `''` for none. */
  beyond: string
  /** The same content, which did not count before: rejected, or one of two versions. */
  stored: StoredSubmission | undefined
}

/**
 * Other versions of the same sheet: the one received last counts. Received together, neither does until the officer says which
 * (`accepted`), where they differ in a value; what came before them goes on counting meanwhile. So it is with a sheet on which 无 stands and
 * one with rows; received together, the rows count, and the one without faults where the other has some, whichever is read first. Somebody's
 * word that there is nothing never takes the place of a sheet with rows, but a zero report always that of a blank form.
 */
export function judge(tools: Tools, sheet: ReadSheet, checked: Checked): Receipt {
  const { db } = tools
  const { id, name, form, sha256, rows, beyond, stored } = sheet
  const formId = tools.formId(form)
  const direction = checked.direction ?? (form.form.direction === 'issued' ? 'issued' : 'reported')
  const slot = { form: formId, direction, unit: checked.unit, ...slotOf(form) }
  // The same bytes sent again were in time if they were the first time.
  const received = stored && stored.received < checked.received ? stored.received : checked.received
  const accepted = checked.accepted !== ''
  const { nameOf = String } = checked
  // Nobody reported an own list: it is what the office has, faults and all, and they stay said.
  const faulty = checked.counts.error > 0
  const rejected = direction === 'reported' && faulty && !accepted && !form.form.free
  // Said of a whole folder, it is no word about those of it that count anyhow.
  const word = (faulty && !rejected) || stored?.outcome === 'undecided' ? checked.accepted : ''
  const zero = form.zeroReport === true
  const { delivered } = checked
  const own = { id, sha256, rows: rowsOf(form), zero, free: form.form.free === true, delivery: delivered?.unit ?? '' }
  const held = delivered && !rejected ? heldBy(db, formId, id, delivered).map(rivalIn) : []
  const beside = rivalsOf(db, tools.senders, slot, own).filter((rival) => !held.some((each) => each.id === rival.id))
  const rivals = [...beside, ...held]
  const holder = delivered || direction === 'issued' ? undefined : holderOf(db, formId, sha256)
  const versions = rivals.filter(({ isVersion }) => isVersion)
  const isBlank = (rowsOfIt: number) => isBlankForm(form.form, rowsOfIt)
  const isWord = checked.saidBy !== undefined
  const yieldsTo = (rival: Rival) => {
    if (zero) return !rival.zero && !isBlank(rival.rows) && (isWord || rival.received >= received)
    return rival.zero && (isBlank(rows) || (!rival.isWord && rival.received > received))
  }
  const outdoes = (rival: Rival) => zero !== rival.zero && !yieldsTo(rival)
  const isTogether = (rival: Rival) =>
    !zero &&
    !rival.zero &&
    !(isBlank(rows) && isBlank(rival.rows)) &&
    !held.includes(rival) &&
    rival.state !== 'rejected' &&
    rival.received === received &&
    (tools.opened.has(rival.id) || (stored?.outcome === 'undecided' && !accepted))
  /** It came with this one, now or the first time. */
  const isMended = (rival: Rival) => isTogether(rival) || rival.name === stored?.supersededBy
  const same = rejected ? undefined : versions.find((rival) => isTogether(rival) && isSameContent(db, id, rival.id))
  const newer =
    holder ??
    same ??
    versions.find(
      (rival) =>
        rival.state === 'current' &&
        !held.includes(rival) &&
        !outdoes(rival) &&
        (yieldsTo(rival) || rival.received > received || (rejected && isMended(rival))),
    )
  const together = newer || rejected ? [] : versions.filter(isTogether)
  const current = !rejected && !newer && together.length === 0
  if (current) ensureOwnRows(db.dialect.office, form.path, beyond, checked)
  const replaced = versions.filter((rival) =>
    rejected
      ? rival.state === 'rejected' && rival.received <= received
      : current && !yieldsTo(rival) && (held.includes(rival) || outdoes(rival) || rival.received <= received),
  )
  const supersedes = replaced.filter(({ state }) => state === 'current')
  const timeliness = timelinessOf(form.notice, form.form.id, received, () => receiptsOf(db, slot, id))
  const decided: Submission['outcome'] = rejected ? 'rejected' : together.length > 0 ? 'undecided' : 'recorded'

  // What could not be read under this name before has come again, and can.
  db.run("DELETE FROM unread WHERE path IN (?, ?) AND sheet IN (?, '')", [
    form.path,
    delivered?.path ?? form.path,
    form.sheet,
  ])
  // What it replaced when it came before stays replaced by it.
  const before = stored ? db.all<[number]>('SELECT id FROM submission WHERE superseded_by = ?', [stored.id]) : []
  for (const [older] of before) db.run('UPDATE submission SET superseded_by = NULL WHERE id = ?', [older])
  if (stored) db.run('DELETE FROM submission WHERE id = ?', [stored.id])
  if (db.dialect.isServer && stored?.id !== id) db.run('DELETE FROM submission WHERE id = ?', [id])
  const row = {
    id,
    name,
    form: formId,
    sha256,
    path: form.path,
    sheet: form.sheet,
    direction,
    unit: slot.unit,
    school: slot.school,
    project: slot.project,
    received,
    timeliness,
    outcome: decided,
    accepted: word,
    current: current ? 1 : 0,
    superseded_by: newer?.id ?? null,
    rows,
    errors: checked.counts.error,
    warnings: checked.counts.warning,
    infos: checked.counts.info,
    zero: zero ? 1 : 0,
    said_by: checked.saidBy ?? '',
    layout: JSON.stringify(layoutOf(form)),
    delivery: own.delivery,
  }
  const columns = Object.keys(row)
  db.run(`INSERT INTO submission (${columns}) VALUES (${columns.map(() => '?')})`, Object.values(row))
  if (delivered) keepOrigins(db, id, delivered)
  for (const [older] of before) db.run('UPDATE submission SET superseded_by = ? WHERE id = ?', [id, older])
  tools.staging.placeTotals(id, slot.unit)

  const countsSubjects = direction === 'reported' && (form.form.rows === 'person' || form.form.rows === 'school')
  const leave = (rival: Rival) => {
    if (countsSubjects && rival.state === 'current') leaveSubjects(db, formId, rival.id)
  }
  /** What a version replaced before it met the other one counts again. */
  const giveBack = (rival: Rival) => {
    const older = db.all<[number, string, number]>(
      'SELECT id, outcome, rows FROM submission WHERE superseded_by = ? AND received < ?',
      [rival.id, rival.received],
    )
    for (const [before, outcome, count] of older) {
      const counts = outcome === 'recorded' ? 1 : 0
      db.run('UPDATE submission SET current = ?, superseded_by = NULL WHERE id = ?', [counts, before])
      if (countsSubjects && counts === 1) enterSubjects(db, formId, before, count)
    }
  }
  for (const rival of replaced) {
    db.run('UPDATE submission SET current = 0, superseded_by = ? WHERE id = ?', [id, rival.id])
    leave(rival)
  }
  for (const rival of together) {
    db.run("UPDATE submission SET current = 0, outcome = 'undecided' WHERE id = ?", [rival.id])
    leave(rival)
    giveBack(rival)
    const receipt = tools.receipts.get(rival.id)
    if (receipt) Object.assign(receipt, { outcome: 'undecided', supersedes: [], replaces: undefined })
  }
  if (current && countsSubjects) enterSubjects(db, formId, id, rows)

  const receipt: Receipt = {
    path: form.path,
    sha256,
    submission: name,
    notice: form.notice.id,
    form: form.form.id,
    sheet: form.sheet,
    unit: slot.unit,
    school: slot.school,
    received,
    timeliness,
    outcome: decided === 'recorded' && supersedes.length > 0 ? 'superseded-older' : decided,
    rows,
    supersedes: supersedes.map((each) => each.name),
    supersededBy: newer?.name ?? '',
    ...(holder
      ? { heldBy: holder.path }
      : newer && !rejected && { yieldsTo: newer.path, ...(same && { sameContent: same.sheet }) }),
    replaces:
      supersedes.length > 0
        ? replacesOf(
            db,
            { id, byPerson: form.form.rows === 'person' && countsSubjects, byUnit: own.rows === 'places', nameOf },
            supersedes,
          )
        : undefined,
    addsTo: current
      ? rivals
          .filter(({ isVersion, state, path }) => !isVersion && state === 'current' && path !== form.path)
          .map(({ path, rows }) => ({ path, persons: rows }))
      : [],
    samePersonsAs: holder
      ? []
      : alike(
          form.path,
          rivals.filter((rival) => !supersedes.includes(rival)),
        ),
  }
  tools.receipts.set(id, receipt)
  return receipt
}

/** Each file once, and other sheets of this one by name. */
function alike(own: string, rivals: readonly Rival[]): Receipt['samePersonsAs'] {
  const files = new Map<string, Receipt['samePersonsAs'][number]>()
  for (const { path, sheet, common, state, isVersion } of rivals) {
    if (path === own && isVersion && state !== 'rejected')
      files.set(`${path}\n${sheet}`, { path, persons: common, sheet })
    else if (path !== own && common > 0 && (state !== 'rejected' || !isVersion))
      files.set(path, { path, persons: common })
  }
  return [...files.values()]
}

function layoutOf(form: SheetForm): Layout[] {
  return form.tables.map(({ table, columns, places }) => ({
    id: table.id,
    fields: table.columns.map((column) => column.field),
    // Of a card, the first value says where it stands.
    columns: places ? [places.map(({ column }) => column)] : columns,
  }))
}

/** When the same sender's reports of the form came. */
function receiptsOf(db: Tools['db'], { form, direction, unit, school, project }: Slot, own: number): string[] {
  if (unit === '') return []
  return db
    .all<[string]>(
      'SELECT received FROM submission WHERE form = ? AND direction = ? AND unit = ? AND school = ? AND project = ? AND id <> ?',
      [form, direction, unit, school, project, own],
    )
    .map(([received]) => received)
}
