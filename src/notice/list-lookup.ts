/**
 * A list of allowed values comes in; a function from what people write to the value meant goes out. Width, blanks, quotation marks
 * and brackets do not matter; spelling does.
 */

import { nearest } from '../value/nearest.ts'
import { remember, rememberOf } from '../value/remember.ts'
import { namesOfStage } from '../value/stage-words.ts'

export interface ListValue {
  value: string
  /** Other spellings that mean the same. */
  also: string[]
}

export interface ListLookup {
  /** The value meant, undefined where the list has no such value under any of its names. */
  find(text: string): string | undefined
  /** A value the text may have been meant for. */
  suggest(text: string): string | undefined
  /** `学前、小学、初中、高中`; long lists are cut. */
  shown: string
}

const SHOWN = 12

const DENIAL = /[不未没无非]/

/** A list of a notice is asked about on every sheet of a folder. */
export const listLookup = rememberOf(makeLookup)

function makeLookup(list: readonly ListValue[]): ListLookup {
  const values = list.map((each) => each.value)
  const byKey = new Map(
    list.flatMap(({ value, also }) => [value, ...also].map((name): [string, string] => [keyOf(name), value])),
  )
  /** Texts seen, so that a million rows cost a million look-ups and no more. */
  const find = remember((text: string): string | undefined => {
    const key = keyOf(text)
    return byKey.get(key) ?? byKey.get(namesOfStage(key).find((name) => byKey.has(name)) ?? '')
  }, 1_000)

  function suggest(text: string): string | undefined {
    const key = keyOf(text)
    if (key === '') return undefined
    // 未通过 is not meant for 通过.
    const near = [...byKey].filter(([name]) => DENIAL.test(name) === DENIAL.test(key))
    const inside = near.find(
      ([name]) => name.length > 1 && (key.includes(name) || (key.length > 1 && name.includes(key))),
    )
    // One letter of two is no likeness: 大学 is not meant for 小学.
    if (inside || key.length <= 2) return inside?.[1]
    const names = near.map(([name]) => name)
    return byKey.get(nearest(key, names) ?? '')
  }

  const shown =
    values.length > SHOWN ? `${values.slice(0, SHOWN).join('、')} 等 ${values.length} 项` : values.join('、')
  return { find, suggest, shown }
}

function keyOf(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s"'“”‘’「」『』《》〈〉()[\]【】]+/gu, '')
    .toLowerCase()
}
