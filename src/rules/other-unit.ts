/**
 * Whose sheet it says it is, against everything else that tells: its title, the schools in it, the names of its file and folder, the desk that
 * takes it in. One finding for the file; what the rows' own unit column says is `one-unit`'s.
 */

import { type CheckContext, defineCheck } from '../check/check.ts'
import { columnOfType, headFieldsOfType, optional } from '../check/needs.ts'
import type { FormRecord } from '../form/reading.ts'
import { isInside } from '../unit/is-inside.ts'
import { stemOf } from '../unit/name-stem.ts'
import type { Unit, UnitTable } from '../unit/unit.ts'
import { fileName } from '../value/file-name.ts'
import { grown } from '../value/grouped.ts'
import { mostNames, remember, rememberOf } from '../value/remember.ts'

/** What may stand behind a county's short name in the name of a school: 湘阴一中, but not 云溪路小学. */
const schoolWords = /^(?:第|[一二三四五六七八九十\d]|实验|城关|中学|小学|职业|幼儿|高级|初级|师范|特殊|进修)/u
/** The file and two folders: further up it is the office's own filing. */
const SEGMENTS = 3

export const otherUnitCheck = defineCheck({
  id: 'other-unit',
  scope: 'sheet',
  title: '表头单位与其他线索',
  meaning:
    '表头填写的单位，应与表题、表内学校的名称、文件和文件夹的名称、收表的工作文件夹（或 --on-behalf-of）所指的单位一致；不一致时先问清楚是谁的表，再登记。',
  severity: 'error',
  needs: () => ({ school: optional(columnOfType('school')), unit: optional(columnOfType('unit')) }),
  start(context, _, { school, unit }) {
    const { whose, units, flag, form } = context
    const [field] = headFieldsOfType(context, ['unit'])
    const said = whose.said
    if (field === undefined || said === undefined || said.level === 'province') return {}
    const rivals = rivalsAmong(units)(said)
    const unitNamed = remember((school: string) => namedBySchool(school, rivals), mostNames)
    const tally = new Map<string, { unit: Unit; rows: number }>()
    const headSchool = headFieldsOfType(context, ['school'])[0]
    const note = (name: string) => {
      const unit = unitNamed(name)
      if (!unit) return
      grown(tally, unit.key, () => ({ unit, rows: 0 })).rows++
    }
    /** Rows with a unit of their own that is not the head's: `one-unit` speaks of them. */
    let ownWords = false
    return {
      record(record: FormRecord) {
        const name = school < 0 ? undefined : record.values[school]
        if (name !== undefined) note(String(name))
        const own = unit < 0 || ownWords ? undefined : record.values[unit]
        if (own !== undefined) ownWords = whose.unit(String(own))?.key !== said.key
      },
      end() {
        if (headSchool) note(form.head[headSchool.field]?.text ?? '')
        const clue =
          deskClue(context, said) ??
          titleClue(context, said) ??
          (ownWords ? undefined : (schoolsClue(tally, said) ?? pathClue(form.path, rivals, said, tally)))
        if (clue) flag.head(field.field, { said: said.name, meant: clue.unit.name, clue: clue.what })
      },
    }
  },
  message: ({ said, meant, clue }) =>
    `发现表头填的是“${said}”，${clue}却是“${meant}”，应是同一个单位，请核对是谁的表，更正后再登记；确实无误的用 --accept 写明理由`,
  example: {
    notice: { region: '岳阳市', reporter: 'county', rows: 'person' },
    head: { unit: ['县(市、区)', 'unit'] },
    columns: { name: ['姓名', 'name'], schoolName: ['工作单位', 'school'] },
    wrong: { head: { unit: '汨罗市' }, rows: [['张示例', '湘阴县第一中学']] },
    right: { head: { unit: '湘阴县' }, rows: [['张示例', '湘阴县第一中学']] },
  },
})

/** `stem`: what people call it, where that is nobody else's name. */
type Rival = Unit & { stem: string }

/** The units beside one, itself among them; a folder has hundreds of sheets of one unit. */
const rivalsAmong = rememberOf((units: UnitTable) => {
  const beside = remember((_: string, { parent, level }: Unit): Rival[] => {
    // 岳阳 at the beginning of a name is the city, not 岳阳县 in it.
    const cityName = units.get(parent)?.shortName
    return units
      .below(parent, level)
      .map((unit) => ({ ...unit, stem: stemOf(unit.name) === cityName ? unit.name : stemOf(unit.name) }))
  }, 1_000)
  return (unit: Unit) => beside(`${unit.parent} ${unit.level}`, unit)
})

interface Clue {
  unit: Unit
  what: string
}

/** A county's desk takes in its own; a city's desk what lies in the city. */
function deskClue({ whose: { desk }, units }: CheckContext, said: Unit): Clue | undefined {
  const agrees = (own: Unit) => isInside(units, own, said.key) || isInside(units, said, own.key)
  if (desk.behalf && !agrees(desk.behalf)) return { unit: desk.behalf, what: '--on-behalf-of 写的' }
  if (desk.own && !agrees(desk.own)) return { unit: desk.own, what: '本工作文件夹的单位' }
  return undefined
}

/** 汨罗市…名单, 报送单位：湘阴县; the title may name the city above the sender. */
function titleClue({ whose, units }: CheckContext, said: Unit): Clue | undefined {
  const unit = whose.title()
  const agrees = unit === undefined || isInside(units, unit, said.key) || isInside(units, said, unit.key)
  return agrees ? undefined : { unit, what: '表题里' }
}

/** Most of the schools that name a county name another one. */
function schoolsClue(tally: ReadonlyMap<string, { unit: Unit; rows: number }>, said: Unit): Clue | undefined {
  const all = [...tally.values()]
  const rows = all.reduce((sum, each) => sum + each.rows, 0)
  const most = all.find((each) => each.rows * 2 > rows)
  return most && most.unit.key !== said.key ? { unit: most.unit, what: '学校名称里' } : undefined
}

/** Names of files say little: only where nothing else speaks for the head, and they name one other unit and not this one. */
function pathClue(
  path: string,
  rivals: readonly Rival[],
  said: Unit,
  tally: ReadonlyMap<string, unknown>,
): Clue | undefined {
  if (tally.has(said.key)) return undefined
  const text = fileName(path, SEGMENTS)
  const named = rivals.filter((unit) => names(text, unit))
  const [only] = named
  return named.length === 1 && only && only.key !== said.key ? { unit: only, what: '文件或文件夹的名称' } : undefined
}

/** Its full name; or its short name, where that is not part of the city's too. */
function names(text: string, { name, stem }: Rival): boolean {
  if (text.includes(name)) return true
  // Asked for every unit and file, and hardly ever true: no pattern is made for that.
  if (stem.length < 2 || !text.includes(stem)) return false
  return new RegExp(`(?:^|[/_\\-—、.（( ])${stem}(?![市路街])`, 'u').test(text)
}

function namedBySchool(school: string, rivals: readonly Rival[]): Unit | undefined {
  const named = rivals.filter(({ name, stem }) => {
    if (school.includes(name)) return true
    return stem.length >= 2 && school.startsWith(stem) && schoolWords.test(school.slice(stem.length))
  })
  // 岳阳县岳阳楼区… is nobody's name; the longest of several that begin alike is meant.
  return named.sort((a, b) => b.name.length - a.name.length)[0]
}
