/** Receipts → text, JSON, CSV. */
import { whom } from '../gap/status-words.ts'
import type { Outcome, Receipt, Timeliness } from '../ledger/ledger.ts'
import type { ImportResult } from '../ledger/recording.ts'
import type { Moved } from '../ledger/replaced.ts'
import { OWN_ROSTER } from '../notice/own-roster.ts'
import { change, number } from '../value/number-text.ts'
import { sheetNames } from '../value/sheet-names.ts'
import { columns, cutFront } from './columns.ts'
import { csv } from './csv.ts'
import { passedOverText } from './lines.ts'
import { rowNumbers } from './row-numbers.ts'
import { givenAs, step, words } from './step.ts'
import type { Style } from './style.ts'
import { sentence, sinceText, unheardText } from './validate-text.ts'
import { displayWidth } from './width.ts'
import { wrap } from './wrap.ts'

/** Parts that are named one by one. */
const MANY = 3

/** Faulty files that the next command names. */
const NAMED = 3

/** Columns that the result gets in any case; what is longer goes on below. */
const RESULT = 16

const OUTCOME: Record<Outcome, string> = {
  recorded: '已登记',
  unchanged: '以前登记过，没有变化',
  'superseded-older': '已登记，代替了以前报的',
  rejected: '有错误，未计入',
  undecided: '两个版本，未计入',
}

const TIMELINESS: Record<Timeliness, string> = { 'on-time': '按时', late: '逾期', 'no-deadline': '' }

/** With the files of folders that were not read. */
type Imported = ImportResult & { passedOver: readonly string[] }

export function importJson({ receipts, refused, unread, subjects, withdrawn, passedOver }: Imported): unknown {
  return {
    receipts: receipts.map(({ label: _, changes: __, counted: ___, errors, ...receipt }) => ({ ...receipt, errors })),
    ...(unread.length > 0 && { unread }),
    ...(refused.length > 0 && { refused }),
    ...(subjects.length > 0 && { subjects }),
    ...(withdrawn.length > 0 && { withdrawn }),
    ...(passedOver.length > 0 && { passedOver }),
  }
}

export function importCsv({ receipts, refused }: ImportResult): string {
  const head = ['文件', '工作表', '报表', '单位', '学校', '行数', '结果', '是否按时', '收到时间', '登记号', 'SHA-256']
  const rows = receipts.map((each) => [
    each.path,
    each.sheet,
    each.label,
    each.unitName,
    each.school,
    each.rows,
    OUTCOME[each.outcome],
    TIMELINESS[each.timeliness],
    each.received,
    each.submission,
    each.sha256,
  ])
  return csv([head, ...rows, ...refused.map(({ path, message }) => [path, '', '', '', '', 0, message])])
}

export function importText(imported: Imported, style: Style): string {
  const { receipts, refused, unread, subjects, withdrawn, passedOver } = imported
  const nameOf = sheetNames(receipts)
  const lines = receipts.map((each) => [
    markOf(each, style),
    cutFront(nameOf(each), Math.floor(style.width / 3)),
    '',
    each.zero ? '零报告' : `${each.rows} 行`,
    resultOf(each),
  ])
  const taken = [1, 3, 4].map((column) => Math.max(0, ...lines.map((line) => displayWidth(line[column]!))))
  const room = style.width - '✓'.length - 8 - taken[0]! - taken[1]! - Math.min(taken[2]!, RESULT)
  for (const [index, each] of receipts.entries()) lines[index]![2] = whatOf(each, room)
  const told = receipts.flatMap((each) => detailsOf(each, nameOf(each)))
  return [
    '',
    ...(lines.length > 0 ? [columns(lines, style, { indent: 0, flexible: 4 })] : []),
    ...told.map((each) => wrap(each, style.width - 2).replaceAll(/^/gm, '  ')),
    ...unread.map(({ path, sheet, why }) => `${style.yellow('!')} ${path}   工作表“${sheet}”没有登记：${why}`),
    ...refused.map((each) => `${style.red('✗')} ${each.path}   ${sentence(each)}`),
    ...withdrawn.map(({ path, by }) => `${style.yellow('!')} ${path}   新的报送包 ${by} 里没有这张表，不再计入`),
    ...subjects.map(({ unit, expected }) => `${style.yellow('!')} ${unit}   邮件主题应为“${expected}”`),
    ...(passedOver.length > 0 ? [passedOverText(passedOver, style)] : []),
    '',
    nextStep(receipts, style),
  ].join('\n')
}

function nextStep(receipts: ImportResult['receipts'], style: Style): string {
  const undecided = receipts.filter(({ outcome }) => outcome === 'undecided')
  const rejected = receipts.filter(
    (each) => each.outcome === 'rejected' && each.copyOf === undefined && !isMended(each),
  )
  const faulty = [...new Set(rejected.map(({ path }) => path))]
  const [first] = undecided
  if (first) {
    const isInOneFile = undecided.some(
      ({ path, samePersonsAs }) => path === first.path && samePersonsAs.some(({ sheet }) => sheet !== undefined),
    )
    if (isInOneFile) return step('删去不用的工作表，另存后再登记', style)
    const accepting = `itcap import ${words([givenAs(first.path)])} --accept "以这份为准"`
    return step(accepting, style, '两个版本一起收到：对照后登记其中一份')
  }
  if (faulty.length === 0) return step('itcap gap', style, '看还差多少人')
  const more = faulty.length > NAMED ? `共 ${faulty.length} 个文件有错误，itcap status 列出全部；` : ''
  const looking = `itcap validate ${words([...new Set(faulty.slice(0, NAMED).map(givenAs))])}`
  return step(looking, style, `${more}看错在哪里；确实无误的用 --accept "理由"`)
}

/** Its mended version came since, or with it: that one is to be looked at. */
function isMended({ outcome, supersededBy }: ImportResult['receipts'][number]): boolean {
  return outcome === 'rejected' && supersededBy !== ''
}

function resultOf(receipt: ImportResult['receipts'][number]): string {
  const { copyOf, blank, outcome, timeliness } = receipt
  if (copyOf) return `与 ${copyOf} 完全相同，只算一份`
  if (blank) return isLeftOut(outcome) ? `空表，${OUTCOME[outcome]}` : '空表，不算报过'
  return [whatCameOf(receipt), TIMELINESS[timeliness]].filter(Boolean).join('，')
}

function whatCameOf(receipt: ImportResult['receipts'][number]): string {
  const { heldBy, yieldsTo, sameContent, zero, outcome } = receipt
  if (heldBy) return '报送包里已有，不另计'
  if (isMended(receipt)) return '有错误，算另一份'
  if (yieldsTo === undefined) return OUTCOME[outcome]
  if (sameContent !== undefined) return '与另一份内容相同，不另计'
  if (zero) return '已有报过的表，不计入'
  return outcome === 'unchanged' ? '以前登记过，是旧表，不计入' : '是旧表，不计入'
}

/** A school that is named with its county says the county too. Whose it is stands below what it is, where both are too wide. */
function whatOf(
  { label, unitName, school }: { label: string; unitName: string; school: string },
  room: number,
): string {
  const whose = whom({ unit: unitName, school })
  const all = [label, whose].filter(Boolean).join(' ')
  return displayWidth(all) <= room ? all : [label, whose].map((each) => wrap(each, Math.max(16, room))).join('\n')
}

/** The receipt of a zero report that somebody said. */
export function zeroText(said: Receipt & { label: string; unitName: string; saidBy: string }, style: Style): string {
  const { label, unitName, school, saidBy, received, timeliness, outcome } = said
  const who = whatOf({ label, unitName, school }, style.width)
  const time = `${saidBy}，${received.slice(0, 16).replace('T', ' ')}`
  const result = [OUTCOME[outcome], TIMELINESS[timeliness]].filter(Boolean).join('，')
  const line = `${style.green('✓')} ${who}   零报告（${time}）   ${result}`
  return `\n${wrap(line, style.width)}\n\n${step('itcap status', style, '看各单位、各学校报得怎样')}`
}

/** What is in order and does not count is no ✓. */
function markOf({ outcome, blank, yieldsTo, sameContent }: ImportResult['receipts'][number], style: Style): string {
  if (isLeftOut(outcome)) return style.red('✗')
  return blank || (yieldsTo !== undefined && sameContent === undefined) ? style.yellow('!') : style.green('✓')
}

function isLeftOut(outcome: Outcome): boolean {
  return outcome === 'rejected' || outcome === 'undecided'
}

/** It counts all the same: an own roster, what the office above sent down, or for a reason that was given. */
function faultyText({ notice, errors }: ImportResult['receipts'][number]): string {
  return notice === OWN_ROSTER
    ? `有 ${errors} 处错误，照样记下；没有算进人数的行，itcap gap --notice ${OWN_ROSTER} 逐行列出`
    : `有 ${errors} 处错误，也计入了`
}

function blankText({ yieldsTo, addsTo, notice }: ImportResult['receipts'][number], name: string): string {
  const what = `${name} 是空表，一行数据也没有`
  if (yieldsTo !== undefined) return `${what}，算的还是 ${yieldsTo}`
  if (addsTo.length > 0) return `${what}，算的还是以前报的`
  return notice === OWN_ROSTER
    ? what
    : `${what}：没有报过的仍是未报；确实没有可报的，请他们写“无”再报，或用 itcap zero 登记`
}

function yieldingText({ path, yieldsTo, sameContent, zero }: ImportResult['receipts'][number], name: string): string {
  if (sameContent !== undefined)
    return `${name} 与${path === yieldsTo ? `工作表“${sameContent}”` : ` ${yieldsTo} `}内容相同，只算一份`
  return zero
    ? `${name} 说没有可报的，算的还是 ${yieldsTo}；请先问清：确实没有可报的，让他们重报一份改好的表`
    : `${name} 是旧表，算的是后收到的 ${yieldsTo}；要改用这一份的，请打开它，另存为一个新的 .xlsx，登记新的那个`
}

type Alike = Receipt['samePersonsAs'][number]

/** Another file, or another sheet of the same, that says the same of some rows. */
function alikeText(receipt: ImportResult['receipts'][number], other: Alike, name: string): string {
  if (other.sheet !== undefined) return sisterText(receipt, other.sheet, other.persons)
  const { outcome } = receipt
  const same = `同样的 ${number(other.persons)} ${receipt.counted}`
  if (outcome === 'rejected') return `${name} 有错误，仍用以前报的 ${other.path}（${same}）`
  if (outcome === 'undecided') return `${name} 与 ${other.path} 是同一张表的两个版本（${same}），都未计入`
  return `${name} 与 ${other.path} 有${same}，只计一次`
}

function sisterText(
  { path, sheet, outcome, zero, counted }: ImportResult['receipts'][number],
  other: string,
  common: number,
): string {
  const both = `${path} 的工作表“${sheet}”和“${other}”`
  const same = common > 0 ? `（同样的 ${number(common)} ${counted}）` : ''
  if (outcome === 'undecided') return `${both}是同一张表的两个版本${same}，都未计入；请删去不用的一张，另存后再登记`
  if (outcome === 'rejected') return `${path} 的工作表“${sheet}”有错误，计入的是“${other}”${same}`
  if (zero) return `${path} 的工作表“${sheet}”是零报告，计入的是“${other}”`
  return `${both}有同样的 ${number(common)} ${counted}，只计一次`
}

/** 3 人：王示一、李示二、张示三（附件3.xlsx 第 7、9—10 行）; of many the first names, and all rows. */
function movedText({ path, rows, names }: Moved): string {
  const more = rows.length > names.length ? '等' : ''
  return `${number(rows.length)} 人：${names.join('、')}${more}（${path} ${rowNumbers(rows)}）`
}

/** What was replaced, with the numbers before and after; which other files hold the same persons. */
function detailsOf(receipt: ImportResult['receipts'][number], name: string): string[] {
  const { rows, replaces, changes, addsTo, samePersonsAs, outcome, copyOf, blank } = receipt
  if (copyOf !== undefined) return []
  if (blank && !isLeftOut(outcome)) return [blankText(receipt, name)]
  const figures = changes.map((each) => `，${each.heading} ${change(each)}`).join('')
  return [
    ...(receipt.heldBy ? [`${name} 已汇总在 ${receipt.heldBy} 里，只算那一份`] : []),
    ...(receipt.acceptedBelow
      ? [
          `${name} 里说明理由后计入的：${receipt.acceptedBelow.map(({ file, reason }) => `${file}（${reason}）`).join('、')}`,
        ]
      : []),
    ...(receipt.errors > 0 && !isLeftOut(outcome) && receipt.yieldsTo === undefined
      ? [`${name} ${faultyText(receipt)}`]
      : []),
    ...(receipt.sinceReturn ? [`${name} ${sinceText(receipt.sinceReturn)}`] : []),
    ...(receipt.explained ? [`${name} 有 ${receipt.explained} 处提醒已有情况说明，不再提醒`] : []),
    ...(receipt.unheard ? [`${name} ${unheardText(receipt.unheard)}`] : []),
    ...(replaces
      ? [`${name} 代替了 ${replaces.path}：${number(replaces.persons)} 行 → ${number(rows)} 行${figures}`]
      : []),
    ...(replaces?.came ? [`新增 ${movedText(replaces.came)}`] : []),
    ...(replaces?.went ?? []).map((each) => `去掉 ${movedText(each)}`),
    ...(replaces?.units ? [`去掉 ${number(replaces.units.length)} 个单位：${replaces.units.join('、')}`] : []),
    ...(addsTo.length > MANY
      ? [`${name} 与同一单位的另 ${addsTo.length} 份表相加`]
      : addsTo.map((each) => `${name} 与 ${each.path} 是同一单位的两部分，${rows} 行和 ${each.persons} 行相加`)),
    ...(receipt.yieldsTo === undefined
      ? samePersonsAs.map((each) => alikeText(receipt, each, name))
      : [yieldingText(receipt, name)]),
  ]
}
