/** A table on the screen has as many rows as there are schools. */
import { expect, test } from 'vitest'
import { columns } from '../../src/render/columns.ts'
import { displayWidth } from '../../src/render/width.ts'

test.each([undefined, 0])('200,000 rows, the flexible column being %s', (flexible) => {
  const rows = Array.from({ length: 200_000 }, (_, index) => [`第${index}小学`, String(index)])
  const table = columns(rows, { width: 80 }, { right: (column) => column === 1, flexible })
  expect(displayWidth(table)).toBe(22)
  const lines = table.split('\n')
  expect(lines).toHaveLength(200_000)
  expect(lines[7]).toBe('  第7小学            7')
  expect(lines.at(-1)).toBe('  第199999小学  199999')
})
