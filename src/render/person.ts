/** Where persons stand → text, CSV. A number is only shown where it was asked for; people of one name stay apart. */
import type { Person, Standing } from '../gap/person-standings.ts'
import { number } from '../value/number-text.ts'
import { columns, cutFront } from './columns.ts'
import { csv } from './csv.ts'
import { step } from './step.ts'
import type { Style } from './style.ts'

/** A longer path keeps its end. */
const PATH = 32

/** @param asked What the user typed, never a number; `''` where it was who stands twice. */
export function personText(persons: readonly Person[], asked: string, style: Style): string {
  if (persons.length === 0)
    return asked === ''
      ? '\n  没有人同时在两份名单上。\n'
      : `\n  台账里计入的名单上没有找到${asked}。\n\n${step('itcap status', style, '看收到了哪些名单；也可以写身份证号码后四位')}`
  const twice = asked === ''
  const title = twice ? `${number(persons.length)} 人在两份名单上；人数只计一次，参训两次也只算一次` : ''
  const same = !twice && persons.length > 1 ? `  同名（同尾号）${number(persons.length)} 人，分开列出。` : ''
  return [
    '',
    ...(title === '' ? [] : [`  ${style.bold(title)}`, '']),
    ...(same === '' ? [] : [same, '']),
    ...persons.map((person) => one(person, twice, style)),
    twice
      ? step('itcap person 姓名', style, '看一个人的全部去处')
      : step('itcap person --twice', style, '列出同时在两份名单上的人'),
  ].join('\n')
}

function one({ name, idNumber, standings }: Person, twice: boolean, style: Style): string {
  const lines = standings.map((each) => [
    each.direction === 'issued' ? `${each.label}（下发）` : each.label,
    whereOf(each),
    [fileOf(each), ...each.says.map(({ heading, value }) => `${heading} ${value}`)].join('；'),
  ])
  const ask = twice ? [`  问  ${[...new Set(standings.map(whereOf))].join('、')}`] : []
  const head = `  ${style.bold(name === '' ? '（没有写姓名）' : name)}${idNumber === undefined ? '' : `   ${idNumber}`}   ${number(standings.length)} 处`
  return [head, columns(lines, style, { flexible: 2 }), ...ask, ''].join('\n')
}

function whereOf({ unit, school }: Standing): string {
  return [unit, school].filter(Boolean).join(' ') || '（没有写单位）'
}

function fileOf({ file, sheet, row }: Standing): string {
  return `${[cutFront(file, PATH), sheet].filter(Boolean).join(' ')} 第 ${row} 行`
}

export function personCsv(persons: readonly Person[]): string {
  const rows = persons.flatMap(({ name, idNumber, standings }, index) =>
    standings.map((each) => [
      index + 1,
      name,
      ...(idNumber === undefined ? [''] : [idNumber]),
      each.label,
      each.direction === 'issued' ? '下发' : '上报',
      each.unit,
      each.school,
      each.file,
      each.sheet,
      each.row,
      each.says.map(({ heading, value }) => `${heading} ${value}`).join('；'),
    ]),
  )
  return csv([['人', '姓名', '身份证号码', '报表', '方向', '单位', '学校', '文件', '工作表', '行', '内容'], ...rows])
}
