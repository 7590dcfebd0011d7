/** Breaks titles and headings that are wider than their place only between words, the longer line first. Pure. */
import { widthOf } from './text-size.ts'

const words = new Intl.Segmenter('zh-CN', { granularity: 'word' })

/** As few lines as possible, as even as possible. A single word wider than the paper stays whole. */
export function breakTitle(title: string, size: number, room: number): string[] {
  const least = Math.ceil(widthOf(title, size) / room)
  for (let count = least; count < least + 3; count += 1) {
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

function fill(title: string, size: number, limit: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const { segment } of words.segment(title)) {
    const mark = /^[\p{P}\p{S}]+$/u.test(segment) && !/^[（(《“]/.test(segment)
    if (line !== '' && !mark && widthOf(line + segment, size) > limit) {
      lines.push(line)
      line = segment
    } else {
      line += segment
    }
  }
  if (line !== '') lines.push(line)
  return lines
}
