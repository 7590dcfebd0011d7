/**
 * An example case comes in, what a person must see of it goes out: one block per sheet with its head line, table and sections, and the
 * circumstances it depends on. Words only; how they are laid out is the renderer's.
 */
import type { Example, ExampleCase, Sketch, SketchColumns, SketchHead } from './example.ts'

interface ExampleBlock {
  /** `附件3` for another sheet of the same run; `''` for the sheet the check looks at. */
  label: string
  /** `参培人数：3`. */
  head: string[]
  /** The first row holds the headings; empty where the case has no table. */
  table: string[][]
  /** One line each: sections, time of receipt, the list issued from above, what cannot be drawn. */
  lines: string[]
}

export function exampleBlocks(example: Example, sketch: ExampleCase): ExampleBlock[] {
  const own = blockOf('', sketch, example.columns, example.head)
  const also = (sketch.also ?? []).map((sheet) => {
    const same = sheet.form === 'example'
    return blockOf(
      sheet.label ?? '另一份',
      sheet,
      same ? example.columns : sheet.columns,
      same ? example.head : sheet.labels,
    )
  })
  return [{ ...own, lines: [...own.lines, ...circumstancesOf(sketch)] }, ...also]
}

function blockOf(label: string, sketch: Sketch, columns: SketchColumns = {}, head: SketchHead = {}): ExampleBlock {
  const headings = Object.values(columns).map(([heading]) => heading)
  const rows = (sketch.rows ?? []).map((row) => headings.map((_, index) => shown(row[index])))
  return {
    label,
    head: Object.entries(head).flatMap(([field, [title]]) => {
      const text = sketch.head?.[field]
      return text === undefined ? [] : [`${title}：${text}`]
    }),
    table: rows.length > 0 ? [headings, ...rows] : [],
    lines: Object.entries(sketch.sections ?? {}).map(([heading, text]) => `${heading}：${text}`),
  }
}

function shown(cell: string | number | undefined): string {
  return cell === '=' ? '（公式，没有结果）' : String(cell ?? '')
}

function circumstancesOf({ note, received, issued }: ExampleCase): string[] {
  return [
    ...(note === undefined ? [] : [note]),
    ...(received === undefined ? [] : [`收件时间：${received.slice(0, 16).replace('T', ' ')}`]),
    ...(issued === undefined ? [] : [`下发名单：${issued.join('、')}`]),
  ]
}
