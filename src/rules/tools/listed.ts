/**
 * A column or field of allowed values comes in; its list, what of a text is none of it, and whether `not-in-list` calls that an error go out: a rule
 * that asks for one of the values need not say the same again.
 */
import type { CheckContext } from '../../check/check.ts'
import { type ListLookup, type ListValue, listLookup } from '../../notice/list-lookup.ts'
import type { FormRule } from '../../notice/notice.ts'
import { listParts } from '../../value/list-parts.ts'
import { sexList } from '../../value/read-sex.ts'

export function listOf({ form }: CheckContext, type: string, list: string): readonly ListValue[] | undefined {
  return list === '' && type === 'sex' ? sexList : form.notice.lists[list]
}

/** What the list does not have: the text, or where several may stand, the first of them that is wrong. */
export function wrongPart(text: string, { find }: ListLookup, multiple: boolean): string | undefined {
  if (find(text) !== undefined) return undefined
  return multiple ? listParts(text).find((part) => find(part) === undefined) : text
}

/** Text → why it is only a warning. */
export function excusedBy(tolerated: Readonly<Record<string, string>> = {}): Map<string, string> {
  return new Map(Object.entries(tolerated).flatMap(([names, why]) => names.split('|').map((name) => [name, why])))
}

export function isUnlisted(context: CheckContext, field: string): (text: string) => boolean {
  const { form, table } = context
  const own = [...(table?.table.columns ?? []), ...form.form.head, ...form.form.foot].find(
    (each) => each.field === field,
  )
  const values = own && listOf(context, own.type, own.list)
  const rule = form.form.rules.find((each) => asksFor(each, field, table?.table.id))
  if (values === undefined || rule === undefined) return () => false
  const lookup = listLookup(values)
  const excused = excusedBy((rule.params as { tolerated?: Record<string, string> }).tolerated)
  return (text) => {
    const wrong = wrongPart(text, lookup, own!.multiple)
    return wrong !== undefined && !excused.has(wrong)
  }
}

function asksFor({ check, severity, params, table }: FormRule, field: string, id: string | undefined): boolean {
  const { fields } = params as { fields?: string[] }
  const isHere = table === '' || table === id
  return check === 'not-in-list' && severity === 'error' && isHere && (fields === undefined || fields.includes(field))
}
