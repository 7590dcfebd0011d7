/** Breaks titles and headings that are wider than their place only between words, the longer line first. Pure. */
import { mostNames, remember } from '../value/remember.ts'
import { widthOf } from './text-size.ts'

/** Loading its dictionary takes longer than checking a small file, and most runs draw nothing. */
const segmenter = remember((language: string) => new Intl.Segmenter(language, { granularity: 'word' }), 1)

/** As few lines as possible, as even as possible. A single word wider than the paper stays whole. */
export function breakTitle(title: string, size: number, room: number): string[] {
  const least = Math.ceil(widthOf(title, size) / room)
  for (let count = Math.max(2, least); count < least + 3; count += 1) {
    // A little more than an even share, so that the upper lines are the longer ones.
    const share = (widthOf(title, size) / count) * 1.02
    for (let limit = share; limit <= room; limit += size / 10) {
      const lines = fill(title, size, limit)
      if (lines.length <= count) return lines
    }
  }
  return fill(title, size, room)
}

/** A heading as it fits its column: broken by hand only where Excel's own wrapping would cut a word. */
export function breakHeading(heading: string, size: number, room: number): string {
  if (widthOf(heading, size) <= room) return heading
  const lines = breakTitle(heading, size, room)
  return lines.some((line) => widthOf(line, size) > room) ? heading : lines.join('\n')
}

/** Width of the widest of so many lines, as even as words allow. */
export function widestLine(text: string, size: number, lines: number): number {
  const whole = widthOf(text, size)
  for (let room = whole / lines; room < whole; room += size / 20) {
    const parts = fill(text, size, room)
    if (parts.length <= lines) return Math.max(...parts.map((part) => widthOf(part, size)))
  }
  return whole
}

function fill(title: string, size: number, limit: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of wordsOf(title)) {
    if (line !== '' && widthOf(line + word, size) > limit) {
      lines.push(line)
      line = word
    } else {
      line += word
    }
  }
  if (line !== '') lines.push(line)
  return lines
}

/**
 * Words with the marks that belong to them: no line begins with a closing mark or ends with an opening one. A single character belongs
 * to the word before it: the dictionary parts 幼儿 from 园 and 成都 from 市.
 */
const wordsOf = remember((text: string): readonly string[] => {
  const parts: string[] = []
  for (const { segment } of segmenter('zh-CN').segment(text)) {
    const last = parts.at(-1)
    const open = /^[（(《“‘〔[]/.test(segment)
    const opened = last !== undefined && /(?:[（(《“‘〔[]|^\p{Script=Han})$/u.test(last)
    const clings = !open && /^(?:[\p{P}\p{S}]+|\p{Script=Han})$/u.test(segment)
    if (last !== undefined && (opened || clings)) parts[parts.length - 1] = last + segment
    else parts.push(segment)
  }
  return parts
}, mostNames)
