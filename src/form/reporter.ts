/**
 * A form as read comes in; the unit that handed it in goes out, or nothing. Asks the head, then the title, then what the rows have in
 * common; a name that means several units, or none, is never settled by guessing.
 */
import type { Unit, UnitLevel, UnitTable } from '../unit/unit.ts'
import { unitNameIn } from '../unit/unit-name-in.ts'
import { cleanText } from '../value/text.ts'
import type { SheetForm } from './reading.ts'

/** A school's form counts for the county it lies in. What the rows say is known only when reading has ended. */
export function reporterOf(form: SheetForm, units: UnitTable): Unit | undefined {
  const { region } = units
  const named = headTexts(form)
  for (const text of form.title?.parts.unit ? [...named, form.title.parts.unit] : named) {
    const unit = findIn(text, units, region)
    if (unit) return unit
  }
  return commonUnit(form, units, region)
}

/** Texts of the head's unit fields, as the form orders them. */
function headTexts(form: SheetForm): string[] {
  return form.form.head
    .filter((field) => field.type === 'unit' && Object.hasOwn(form.head, field.field))
    .map((field) => form.head[field.field]!.text)
}

/** 成都市教育局（盖章）, 岳阳市岳阳楼区, 岳阳市岳阳楼县(市、区). */
function findIn(text: string, units: UnitTable, region: Unit | undefined): Unit | undefined {
  const name = unitNameIn(text)
  const bare = cleanText(name.replace(printed, ' '))
  for (const each of new Set([cleanText(text), name, bare, bare.replaceAll(' ', '')])) {
    const unit = find(each, units, region)
    if (unit) return unit
  }
  // With the printed words filled round, only the last of several names is the sender: 岳阳 市 岳阳楼 县(市、区).
  const last = bare.split(/[\s市州]+/u).findLast((part) => part !== '')
  return last === undefined || last === bare ? undefined : find(last, units, region)
}

/** What the blank form prints round a name. */
const printed = /县?[(（]\s*市?\s*[、,，]?\s*区\s*[)）]|[(（]\s*[州地]\s*[)）]/gu

function find(name: string, units: UnitTable, region: Unit | undefined): Unit | undefined {
  if (name === '') return undefined
  const own = region && [region.name, region.shortName].includes(name) ? region : undefined
  if (own) return own
  const match = units.find(name, region ? { within: region.key } : {})
  return match.kind === 'found' ? match.unit : undefined
}

/** The unit of the form's reporting level that all rows lie in, as far as their names are known; at least one must be. */
function commonUnit(form: SheetForm, units: UnitTable, region: Unit | undefined): Unit | undefined {
  const level: UnitLevel = form.form.reporter === 'school' ? 'county' : form.form.reporter
  const common = new Map<string, Unit>()
  for (const name of form.rowUnits ?? []) {
    const unit = find(unitNameIn(name), units, region)
    const above = unit && units.above(unit.key, level)
    if (above) common.set(above.key, above)
  }
  return common.size === 1 ? [...common.values()][0] : undefined
}
