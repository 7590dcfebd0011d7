/**
 * Texts of long tables come in, column by column; how each stands in its cell goes out, and at the end the workbook's part of shared texts with
 * those that came more than once. Half the texts of a roster do, and three of four in its 依据: 160 MB of XML are then 60 MB, which must be made,
 * packed and read again.
 */
import { elementIn, textElement, withAttribute, withoutAttribute } from '../workbook/splice/markup.ts'
import { MarkupBytes, type Stamp, stampOf } from '../workbook/splice/markup-bytes.ts'
import { plainText } from '../workbook/stored-text.ts'

/** Texts of one column that are kept in mind. */
const MOST = 2_000

interface SharedText {
  /** As a reader gets it back. */
  value: string
  /** What follows the style of its cell. */
  markup: Stamp
}

export class SharedTexts {
  readonly #part: string
  readonly #first: number
  readonly #added: string[] = []
  #fresh: string[] = []

  /** @param part As the workbook has it. */
  constructor(part: string) {
    this.#part = part
    this.#first = part.split('<si>').length - 1
  }

  /** Of one column: undefined for what comes for the first time; and one that hardly repeats itself is no longer looked at. */
  column(): (text: string) => SharedText | undefined {
    const seen = new Map<string, SharedText | undefined>()
    let again = 0
    let isLookedAt = true
    return (text) => {
      if (!isLookedAt) return undefined
      const known = seen.get(text)
      if (known !== undefined) {
        again++
        return known
      }
      if (seen.size >= MOST) {
        isLookedAt = again > MOST
        again = 0
        seen.clear()
      }
      const shared = seen.has(text) ? this.#share(text) : undefined
      seen.set(text, shared)
      return shared
    }
  }

  /** Those that came again since it was last asked, as a reader gets them back. */
  fresh(): string[] {
    const fresh = this.#fresh
    this.#fresh = []
    return fresh
  }

  /** With all that came again. */
  *part(): Generator<Buffer> {
    const { open, inner, start, end } = elementIn(this.#part, 'sst')!
    const counted = withAttribute(withoutAttribute(open, 'count'), 'uniqueCount', this.#first + this.#added.length)
    const out = new MarkupBytes()
    out.putMarkup(this.#part.slice(0, start) + counted + inner)
    for (const text of this.#added) {
      out.putMarkup(text)
      if (out.isFull) yield out.taken()
    }
    out.putMarkup(`</sst>${this.#part.slice(end)}`)
    yield out.taken()
  }

  #share(text: string): SharedText | undefined {
    const value = plainText(text)
    if (value === '') return undefined
    const index = this.#first + this.#added.length
    this.#added.push(`<si>${textElement(value)}</si>`)
    this.#fresh.push(value)
    return { value, markup: stampOf(` t="s"><v>${index}</v></c>`) }
  }
}
