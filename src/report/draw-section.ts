/** A headed free text of a form (一、学校概况): heading, printed hint, and a frame to write in, as high as its text. */
import type { Form, Section } from '../notice/notice.ts'
import { type Canvas, frame, put, raise, rowBox, widthBetween } from './canvas.ts'
import type { FormContent } from './form-content.ts'
import { looks } from './looks.ts'
import { heightOf, linesOf } from './text-size.ts'

/** Excel shows no row higher than 409 points; longer texts take several merged rows. */
const highestRow = 400
const emptyHeight = 96

/** A heading with sub-headings below it has no text of its own. */
export function hasOwnText(form: Form, section: Section): boolean {
  const order = form.order.length > 0 ? form.order : form.sections.map((each) => each.id)
  const next = form.sections.find((each) => each.id === order[order.indexOf(section.id) + 1])
  return !(section.level === 1 && next?.level === 2)
}

/** Returns the next free row. */
export function drawSection(
  canvas: Canvas,
  section: Section,
  text: boolean,
  content: FormContent,
  top: number,
): number {
  const right = canvas.widths.length - 1
  const width = widthBetween(canvas, 0, right)
  let row = top
  const line = (words: string, look: 'section' | 'subsection' | 'hint') => {
    put(canvas, rowBox(row, 0, right), words, look, { lined: true })
    raise(canvas, row, Math.max(24, heightOf(linesOf(words, looks[look].size, width), looks[look].size)))
    row += 1
  }
  line(section.heading, section.level === 1 ? 'section' : 'subsection')
  if (section.hint !== '') line(section.hint, 'hint')
  if (text) {
    const value = content.sections[section.id]
    const lines = linesOf(value ?? '', looks.paragraph.size, width)
    const height = Math.max(emptyHeight, heightOf(lines, looks.paragraph.size))
    const rows = Math.ceil(height / highestRow)
    const box = { top: row, left: 0, bottom: row + rows - 1, right }
    put(canvas, box, value, 'paragraph', { lined: true, unlocked: content.forInput })
    for (let each = box.top; each <= box.bottom; each += 1) raise(canvas, each, Math.ceil(height / rows))
    row = box.bottom + 1
  }
  frame(canvas, { top, left: 0, bottom: row - 1, right })
  return row
}
