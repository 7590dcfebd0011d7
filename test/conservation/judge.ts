/**
 * What was sent and what the program said come in; every broken promise goes out, by property. One sentence of the law each: counted once
 * under the right unit, or named by file and number; and nothing harmless called an error.
 */
import { basename } from 'node:path'
import type { Coverage, GapAnswer, ImportAnswer, StatusAnswer, ValidateAnswer } from './answers.ts'
import { countedFigures, type Delivery, filesOf, type SentFile, type SentSheet, settled, sheetsOf } from './delivery.ts'
import { judgeSheet } from './judge-sheet.ts'
import { layoutOf } from './layout.ts'
import { namesOf, type Place } from './places.ts'
import type { Above, Outcome } from './run-delivery.ts'

export interface Broken {
  property: string
  what: string
}

export type Say = (property: string, what: string) => void

/** Every property, with the sentence of the law it holds. */
export const properties: Record<string, string> = {
  runs: 'every command ends as the contract says',
  'clean-is-clean': 'a sheet without a fault gives no error',
  'fault-is-found': 'a sheet with a fault is not counted, and the error stands at its cell',
  strays: 'a sheet of another unit than this desk’s is asked about, once',
  receipts: 'every sheet that is a form has a receipt with its rows and school; every other sheet is named',
  copies: 'the same bytes are one copy, said once',
  persons: 'persons counted are the persons that count',
  'persons-named': 'persons not counted are named by file, number and reason',
  'persons-sum': 'persons of all files given = counted + not counted',
  repeats: 'an import compares persons with what came before, and names the other file',
  figures: 'figures counted are the figures that count, unit by unit',
  'figures-named': 'figures not counted are named by file and sum',
  'figures-sum': 'figures of all files given = counted + not counted',
  complete: 'complete is said only of what is complete, and --fail-on incomplete ends with 1 otherwise',
  missing: 'who never sent is named, and nobody else',
  deadlines: 'deadlines carry the same coverage',
  statuses: 'status names the same as missing as the total does',
  upward: 'what a desk counts, the desk above counts from its package, unit by unit, once',
  'sheet-rows': 'the written sheet has each person and each unit once',
  'sheet-total': 'the written total is the sum of what counts',
  'sheet-sources': 'what a written sheet lacks stands in its 依据',
}

export function judge(sent: Delivery, outcome: Outcome): Broken[] {
  let delivery = sent
  const broken: Broken[] = []
  const say: Say = (property, what) => broken.push({ property, what })
  judgeImports(delivery, outcome, say)
  judgeFaults(delivery, outcome, say)
  judgeStrays(delivery, outcome, say)
  const gap = outcome.gap.json as GapAnswer | undefined
  const anything = sheetsOf(delivery).some(({ sheet }) => sheet.fates[0] === 'counted')
  if (!gap) {
    say('runs', `gap: exit ${outcome.gap.code}, ${outcome.gap.stderr.slice(0, 300)}`)
    return broken
  }
  const { coverage } = gap
  if (!coverage) {
    say('runs', 'gap has no coverage')
    return broken
  }
  const left = new Set(coverage.notCounted.map(({ file }) => basename(file)))
  delivery = settled(sent, ({ path }) => left.has(path))
  judgeRepeats(delivery, outcome, say)
  if (delivery.kind === 'persons') judgePersons(delivery, coverage, gap, say)
  else judgeFigures(delivery, coverage, gap, say)
  judgeComplete(delivery, coverage, outcome, say)
  const due = (outcome.deadlines.json as { coverage?: Coverage } | undefined)?.coverage
  if (due) judgeAlike(delivery, coverage, due, say)
  else say('deadlines', `no coverage: exit ${outcome.deadlines.code}, ${outcome.deadlines.stderr.slice(0, 200)}`)
  judgeStatus(delivery, coverage, outcome, say)
  if (outcome.above) judgeAbove(gap, outcome.above, say)
  if (outcome.written) judgeSheet(delivery, coverage, outcome.written, say)
  else if (anything) say('sheet-rows', `no sheet: exit ${outcome.report.code}, ${outcome.report.stderr.slice(0, 300)}`)
  return broken
}

/** Receipts, and what is said of a file that has none. */
function judgeImports(delivery: Delivery, { imports }: Outcome, say: Say): void {
  for (const { batch, ran } of imports) {
    const answer = ran.json as ImportAnswer | undefined
    if (!answer) {
      say('runs', `${ran.command}: exit ${ran.code}, ${ran.stderr.slice(0, 300)}`)
      continue
    }
    const files = delivery.packets.flatMap((packet) => packet.files).filter((each) => each.batch === batch)
    const bad = files.some(({ file }) => file.sheets.some(({ faults }) => faults.length > 0))
    const rejected = answer.receipts.some((each) => each.outcome === 'rejected')
    if (bad && ran.code === 0) say('runs', `import ${batch} has a fault, exit 0`)
    if (!rejected && !answer.refused && ran.code !== 0) say('runs', `import ${batch} has no fault, exit ${ran.code}`)
    const hasSchool = layoutOf(delivery.notice, delivery.form).head.some(({ type }) => type === 'school')
    for (const { file } of files) judgeReceipts(file, answer, hasSchool, say)
  }
  judgeCopies(delivery, imports, say)
}

/** Who stands on an earlier list of another school is said to, in the receipt or as a finding. */
function judgeRepeats(delivery: Delivery, { imports }: Outcome, say: Say): void {
  const all = imports.flatMap(({ ran }) => (ran.json as ImportAnswer | undefined)?.receipts ?? [])
  const rejected = new Set(all.filter(({ outcome }) => outcome === 'rejected').map(({ path }) => basename(path)))
  for (const { path, repeats } of filesOf(delivery)) {
    if (!repeats) continue
    const pair = [path, repeats.of]
    const told = all.some(
      (each) =>
        pair.includes(basename(each.path)) && each.samePersonsAs.some(({ persons }) => persons === repeats.persons),
    )
    if (!told && !pair.some((each) => rejected.has(each)))
      say('repeats', `${path}: ${repeats.persons} persons of ${repeats.of}, nothing said`)
  }
}

/** A sheet of somebody else's is asked about, once. */
function judgeStrays(delivery: Delivery, { validated }: Outcome, say: Say): void {
  const files = (validated?.json as ValidateAnswer | undefined)?.files ?? []
  for (const { file } of sheetsOf(delivery).filter(({ sheet }) => sheet.fates.includes('other-unit'))) {
    const asked = files
      .filter(({ path }) => basename(path) === file.path)
      .flatMap(({ findings }) => findings)
      // Titles of parts are told beside it.
      .filter(({ severity, rule }) => severity !== 'info' && rule !== 'row-unread')
    if (asked.length !== 1) say('strays', `${file.path}: ${asked.map(({ rule, message }) => `${rule} ${message}`)}`)
  }
}

/** An error stands at the cell that is wrong, and nowhere else. */
function judgeFaults(delivery: Delivery, { validated }: Outcome, say: Say): void {
  const files = (validated?.json as ValidateAnswer | undefined)?.files ?? []
  for (const { file, sheet } of sheetsOf(delivery).filter((each) => each.sheet.faults.length > 0)) {
    const own = files.filter(({ path, sheet: name }) => basename(path) === file.path && isSheet(name, sheet, file))
    const errors = own.flatMap(({ findings }) => findings).filter(({ severity }) => severity === 'error')
    const told = errors.map(({ cell, rule, message }) => `${cell} ${rule} ${message}`).slice(0, 5)
    if (validated && !errors.some((each) => each.cell === sheet.faults[0]))
      say('fault-is-found', `${file.path}: wrong is ${sheet.faults}, said is ${told.join('; ')}`)
    else if (errors.some(({ cell }) => !sheet.faults.includes(cell)))
      say('clean-is-clean', `${file.path}: wrong is ${sheet.faults}, said is ${told.join('; ')}`)
  }
}

/** Whichever of the two came first is recorded, the other is the same. */
function judgeCopies(delivery: Delivery, imports: Outcome['imports'], say: Say): void {
  const all = imports.flatMap(({ ran }) => (ran.json as ImportAnswer | undefined)?.receipts ?? [])
  for (const { path, copyOf } of filesOf(delivery).filter((file) => file.copyOf !== undefined)) {
    const pair = all.filter((each) => [path, copyOf].includes(basename(each.path)))
    if (pair.filter(({ outcome }) => outcome !== 'unchanged').length > 1)
      say('copies', `${path}: ${pair.map(({ outcome }) => outcome)}`)
    if (!pair.some((each) => each.samePersonsAs.length > 0) && pair.length < 2)
      say('copies', `${path} and ${copyOf}: ${pair.length} receipts`)
  }
}

function judgeReceipts(file: SentFile, answer: ImportAnswer, hasSchool: boolean, say: Say): void {
  const own = answer.receipts.filter(({ path }) => basename(path) === file.path)
  const named = [...(answer.unread ?? []), ...(answer.refused ?? [])].filter(({ path }) => basename(path) === file.path)
  for (const sheet of file.sheets) {
    const isOnly = file.type === 'csv' || file.sheets.length === 1
    const receipt = own.find((each) => isOnly || each.sheet === sheet.name)
    if (sheet.fates[0] === 'unrecognised') {
      if (!named.some((each) => isOnly || !('sheet' in each) || each.sheet === sheet.name))
        say('receipts', `${file.path} ${sheet.name}: not named as unread`)
      continue
    }
    if (!receipt) {
      say('receipts', `${file.path} ${sheet.name}: no receipt; ${JSON.stringify(named).slice(0, 200)}`)
      continue
    }
    const rows = sheet.persons.length + sheet.figures.length
    if (receipt.rows !== rows) say('receipts', `${file.path} ${sheet.name}: ${receipt.rows} rows, sent ${rows}`)
    if (hasSchool && sheet.school !== '' && receipt.school !== sheet.school)
      say('receipts', `${file.path}: school ${receipt.school}, sent ${sheet.school}`)
    const isFaulty = sheet.faults.length > 0
    if (isFaulty && receipt.errors === 0) say('fault-is-found', `${file.path} ${sheet.name}: no error`)
    if (!isFaulty && receipt.errors > 0 && !sheet.fates.includes('errors'))
      say('clean-is-clean', `${file.path} ${sheet.name}: ${receipt.errors} errors`)
    if (isFaulty && receipt.outcome !== 'rejected') say('fault-is-found', `${file.path}: ${receipt.outcome}`)
  }
}

const counts = ({ fates }: SentSheet) => fates[0] === 'counted'

function judgePersons(delivery: Delivery, { counted, notCounted }: Coverage, gap: GapAnswer, say: Say): void {
  const sent = sheetsOf(delivery)
  const inside = new Set(sent.filter(({ sheet }) => counts(sheet)).flatMap(({ sheet }) => sheet.persons))
  if (counted.persons !== inside.size) say('persons', `${counted.persons} counted, ${inside.size} count`)
  const { participants } = gap.total
  if ((participants ?? 0) !== inside.size) say('persons', `${participants} in the total, ${inside.size} count`)
  for (const { file, sheet } of sent.filter((each) => !counts(each.sheet))) {
    const said = notCounted.filter((each) => basename(each.file) === file.path && isSheet(each.sheet, sheet, file))
    const persons = said.reduce((sum, each) => sum + each.persons, 0)
    if (said.length === 0 || said.some(({ why }) => !(sheet.fates as string[]).includes(why)))
      say('persons-named', `${file.path} ${sheet.name}: ${said.map(({ why }) => why)}, should be ${sheet.fates}`)
    if (persons !== sheet.persons.length)
      say('persons-named', `${file.path} ${sheet.name}: ${persons} persons, sent ${sheet.persons.length}`)
  }
  const rows = sent.reduce((sum, { sheet }) => sum + sheet.persons.length, 0)
  const repeated = sent.filter(({ sheet }) => counts(sheet)).flatMap(({ sheet }) => sheet.persons).length - inside.size
  const told = counted.persons + repeated + notCounted.reduce((sum, { persons }) => sum + persons, 0)
  if (told !== rows) say('persons-sum', `${told} told, ${rows} sent`)
  judgeUnits(delivery, gap, say)
}

/** Under the right unit. */
function judgeUnits(delivery: Delivery, { rows }: GapAnswer, say: Say): void {
  const expected = new Map<string, { names: Set<string>; persons: number }>()
  for (const { sheet } of sheetsOf(delivery)) {
    if (!counts(sheet) || !sheet.place) continue
    const known = expected.get(sheet.place.name) ?? { names: namesOf(sheet.place), persons: 0 }
    known.persons += sheet.persons.length
    expected.set(sheet.place.name, known)
  }
  if (expected.size < 2) return
  for (const [name, { names, persons }] of expected) {
    const row = rows.find(({ unit }) => names.has(unit))
    if (row?.participants !== persons) say('persons', `${name}: ${row?.participants}, sent ${persons}`)
  }
}

function isSheet(said: string | undefined, sheet: SentSheet, file: SentFile): boolean {
  return file.type === 'csv' || file.sheets.length === 1 || said === undefined || said === sheet.name
}

const measures = ['kindergarten', 'school', 'vocational', 'staff', 'trained'] as const

function judgeFigures(delivery: Delivery, { notCounted }: Coverage, gap: GapAnswer, say: Say): void {
  const sent = sheetsOf(delivery)
  const inside = sent.flatMap(({ sheet }) => countedFigures(sheet))
  const all = sent.flatMap(({ sheet }) => sheet.figures)
  const isProvince = delivery.unit.endsWith('省')
  for (const measure of measures.filter((each) => all.some(({ values }) => each in values))) {
    const sum = (figures: typeof all) => figures.reduce((total, { values }) => total + (values[measure] ?? 0), 0)
    const total = gap.total[measure] ?? 0
    if (total !== sum(inside)) say('figures', `${measure} ${total}, sent ${sum(inside)}`)
    const named = notCounted.reduce((all, { figures }) => all + (figures?.[measure] ?? 0), 0)
    if (total + named !== sum(all))
      say('figures-sum', `${measure}: ${total} counted + ${named} named, sent ${sum(all)}`)
    for (const place of new Set(inside.map((each) => each.place))) {
      const key = ({ city, now, name }: Place) => (isProvince ? city : `${city} ${now ?? name}`)
      const wanted = inside.filter((each) => key(each.place) === key(place))
      const names = isProvince ? new Set([place.city]) : namesOf(place)
      const row = gap.rows.find(({ unit }) => names.has(unit))
      if (row?.[measure] !== sum(wanted))
        say('figures', `${place.city} ${place.name} ${measure}: ${row?.[measure]}, sent ${sum(wanted)}`)
    }
  }
  for (const { file, sheet } of sent) {
    const left = sheet.figures.filter((each) => !countedFigures(sheet).includes(each))
    if (left.length === 0) continue
    const fates: string[] = counts(sheet) ? ['superseded'] : sheet.fates
    const said = notCounted.filter((each) => basename(each.file) === file.path && isSheet(each.sheet, sheet, file))
    const staff = said.reduce((sum, { figures }) => sum + (figures?.staff ?? 0), 0)
    const wanted = left.reduce((sum, { values }) => sum + (values.staff ?? 0), 0)
    if (said.length === 0 || said.some(({ why }) => !fates.includes(why)))
      say('figures-named', `${file.path} ${sheet.name}: ${said.map(({ why }) => why)}, should be ${fates}`)
    else if (staff !== wanted) say('figures-named', `${file.path} ${sheet.name}: staff ${staff}, sent ${wanted}`)
  }
}

/** Counties that sent nothing readable, and no others: where the desk is a city's and each county owes the form. */
function judgeMissing(delivery: Delivery, { missing }: Coverage, say: Say): void {
  const told = missing.filter(({ form, school }) => form === delivery.form && school === '').map(({ unit }) => unit)
  const sent = new Set<Place>()
  for (const { sheet } of sheetsOf(delivery)) {
    if (sheet.place) sent.add(sheet.place)
    for (const { place } of sheet.figures) sent.add(place)
  }
  /** 内江市市中区 is not the 市中区 of 乐山. */
  const isOf = (place: Place, unit: string) =>
    namesOf(place).has(unit.startsWith(place.city) ? unit.slice(place.city.length) : unit)
  const isTold = (place: Place) => told.some((unit) => isOf(place, unit))
  for (const place of sent) if (isTold(place)) say('missing', `${place.name} sent and is said to be missing`)
  for (const place of delivery.owing)
    if (![...sent].includes(place) && !isTold(place)) say('missing', `${place.name} never sent and is not named`)
}

/** What the deadlines say of the form, where it has one. */
function judgeAlike({ form }: Delivery, of: Coverage, due: Coverage, say: Say): void {
  const left = ({ notCounted }: Coverage) =>
    notCounted
      .filter((each) => each.form === form)
      .map(({ file, sheet, persons, why }) => [file, sheet, persons, why].join(' '))
      .sort()
  if (due.counted.files > 0 && left(of).join() !== left(due).join())
    say('deadlines', `not counted: ${left(due)}, in the total ${left(of)}`)
  const missing = missingOf(due, form)
  if (missing.length > 0 && missing.join() !== missingOf(of, form).join())
    say('deadlines', `missing: ${missing}, in the total ${missingOf(of, form)}`)
}

function missingOf({ missing }: Coverage, form: string): string[] {
  return missing
    .filter((each) => each.form === form)
    .map(({ unit, school }) => `${unit} ${school}`)
    .sort()
}

function judgeStatus({ form }: Delivery, coverage: Coverage, { status }: Outcome, say: Say): void {
  const answer = status.json as StatusAnswer | undefined
  if (!answer) {
    say('runs', `status: exit ${status.code}, ${status.stderr.slice(0, 300)}`)
    return
  }
  const missing = answer.rows
    .filter((each) => each.form === form && each.state === 'missing')
    .map(({ unit, school }) => `${unit} ${school}`)
    .sort()
  const told = missingOf(coverage, form)
  // What nobody owes is asked for by name alone.
  if (told.length > 0 && missing.join() !== told.join()) say('statuses', `missing: ${missing}, in the total ${told}`)
}

/** A desk that lets nothing through has no package, and then nothing is counted above. */
function judgeAbove(below: GapAnswer, { packed, imports, gap }: Above, say: Say): void {
  const above = gap.json as GapAnswer | undefined
  const totals = (answer: GapAnswer | undefined) =>
    [...measures, 'participants'].map((measure) => `${measure} ${answer?.total[measure] ?? 0}`).join(', ')
  if (packed.code !== 0) {
    if (totals(below) !== totals(undefined))
      say('upward', `package: exit ${packed.code}, ${packed.stderr.slice(0, 300)}`)
    return
  }
  for (const each of imports)
    if (!each.json) say('upward', `import above: exit ${each.code}, ${each.stderr.slice(0, 300)}`)
  if (!above) {
    say('upward', `gap above: exit ${gap.code}, ${gap.stderr.slice(0, 300)}`)
    return
  }
  if (totals(above) !== totals(below)) say('upward', `above ${totals(above)}; below ${totals(below)}`)
  const isOfSchools = new Set(below.rows.map(({ code }) => code)).size < below.rows.length
  for (const row of below.rows) {
    const same = above.rows.find(({ code, unit }) => code === row.code && (isOfSchools ? unit === row.unit : true))
    if (totals({ rows: [], total: (same ?? {}) as GapAnswer['total'] }) !== totals({ rows: [], total: row as never }))
      say(
        'upward',
        `${row.unit}: above ${JSON.stringify(same)?.slice(0, 200)}, below ${JSON.stringify(row).slice(0, 200)}`,
      )
  }
}

/** Whatever was left out, other than an older version, makes a total incomplete. */
function judgeComplete(delivery: Delivery, coverage: Coverage, { gap }: Outcome, say: Say): void {
  const lost = sheetsOf(delivery).some(({ sheet }) => !['counted', 'superseded'].includes(sheet.fates[0]!))
  if (lost && coverage.complete) say('complete', 'said to be complete')
  if (!lost && !coverage.complete && coverage.missing.length === 0) say('complete', 'said to be incomplete')
  judgeMissing(delivery, coverage, say)
  if (gap.code !== (coverage.complete ? 0 : 1)) say('complete', `--fail-on incomplete ends with ${gap.code}`)
  const names = new Set(filesOf(delivery).map(({ path }) => path))
  for (const { file } of coverage.notCounted) if (!names.has(basename(file))) say('complete', `${file} was never sent`)
}
