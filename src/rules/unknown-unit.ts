/** Units nobody knows, names that mean several units, units of somebody else, and names of another day, which are read all the same. */

import { type Args, defineCheck } from '../check/check.ts'
import { checkedColumns, flagHead, headFieldsOfType } from '../check/needs.ts'
import type { RowMatch } from '../form/whose.ts'
import type { UnitLevel, UnitMatch } from '../unit/unit.ts'
import { unitNameIn } from '../unit/unit-name-in.ts'
import { quote } from '../value/quote.ts'

const LEVEL_WORD: Record<UnitLevel, string> = { province: '省', city: '市(州)', county: '县(市、区)' }

export const unknownUnitCheck = defineCheck({
  id: 'unknown-unit',
  scope: 'row',
  title: '单位名称',
  meaning:
    '市(州)、县(市、区)的名称应为统计截止日的行政区划或通知列出的单位，全称、简称、旧称都认（旧称给一条提示）。同名的（四川有两个市中区）要能从报送单位看出是哪一个，否则须写全称。',
  severity: 'error',
  milder: { former: 'info', later: 'info' },
  takes: { fields: ['unit'] },
  params: (zod) =>
    zod.strictObject({
      fields: zod.array(zod.string()).min(1).optional(),
      level: zod.enum(['province', 'city', 'county']).optional(),
    }),
  needs: ({ fields }) => ({ indices: checkedColumns(['unit'], fields) }),
  start(context, { fields, level }, { indices }) {
    const { flag, units, whose } = context
    const faulty = (text: string) => faultOf(text, atLevel(whose.row(text), level), (key) => units.fullName(key), level)
    let last: unknown
    /** A head of several meanings leaves its rows in the dark too: that is the head's fault, said there. */
    let dark: string | undefined
    /** Names of another day that were told of: once a sheet is enough. */
    const told = new Set<string>()
    return {
      record(record) {
        for (let i = 0; i < indices.length; i++) {
          const value = record.values[indices[i]!]
          if (value === undefined || (value === last && indices.length === 1)) continue
          const text = String(value)
          dark ??= headFieldsOfType(context, ['unit'])
            .map(({ field }) => meaningsOf(whose.head(field)))
            .join('')
          const fault =
            told.has(text) || (dark !== '' && meaningsOf(whose.row(text)) === dark) ? undefined : faulty(text)
          if (fault) flag(record, indices[i]!, fault)
          else last = value
          if (fault?.reason === 'former' || fault?.reason === 'later') told.add(text)
        }
      },
      end() {
        flagHead(context, ['unit'], fields, (written, { field }) => {
          const text = unitNameIn(written)
          const match = whose.head(field)
          return text === '' ? undefined : match && faultOf(text, match, (key) => units.fullName(key))
        })
      },
    }
  },
  message: ({ reason, value, candidates, meant, belongs, sender, level }) => {
    switch (reason) {
      case 'ambiguous':
        return `发现“${value}”有几个：${candidates}，应写全称，请更正`
      case 'elsewhere':
        return `发现“${value}”属于${belongs}，不属于${sender}，应只填本单位所属，请核对`
      case 'former':
        return `发现曾用名“${value}”，统计截止日应为“${meant}”，已认作“${meant}”，请知悉`
      case 'later':
        return `发现“${value}”是后来的名称，统计截止日应为“${meant}”，已认作“${meant}”，请知悉`
      default:
        return `发现没有名为“${value}”的${level || '单位'}，${meant ? `是不是“${meant}”？` : '应为行政区划全称，'}请更正`
    }
  },
  example: {
    columns: { unit: ['地区', 'unit'] },
    params: { level: 'county' },
    wrong: { rows: [['锦江去'], ['市中区']] },
    right: { rows: [['锦江区'], ['乐山市市中区']] },
  },
})

/** Keys of the units a name may mean; `''` where it means one or none. */
function meaningsOf(match: UnitMatch | undefined): string {
  return match?.kind === 'ambiguous' ? match.candidates.map(({ key }) => key).join(' ') : ''
}

/** A unit of another level is not the one that is asked for. */
function atLevel(match: RowMatch, level: UnitLevel | undefined): RowMatch {
  const isOther = match.kind === 'found' && level !== undefined && match.unit.level !== level
  return isOther ? { kind: 'unknown', suggestions: [] } : match
}

function faultOf(
  text: string,
  match: RowMatch,
  fullName: (key: string) => string,
  level?: UnitLevel,
): Args | undefined {
  const value = quote(text)
  if (match.kind === 'ambiguous') {
    return { reason: 'ambiguous', value, candidates: match.candidates.map((each) => fullName(each.key)).join('、') }
  }
  if (match.kind === 'unknown') {
    const [meant] = match.suggestions
    return { reason: 'unknown', value, level: level ? LEVEL_WORD[level] : '', ...(meant && { meant: meant.name }) }
  }
  if (match.elsewhere === undefined) {
    return match.age && { reason: match.age, value, meant: fullName(match.unit.key) }
  }
  return {
    reason: 'elsewhere',
    value,
    belongs: fullName(match.unit.parent) || match.unit.name,
    sender: match.elsewhere.name,
  }
}
