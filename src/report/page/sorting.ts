/**
 * The one script of a page, and its digest, by which the page allows this script and no other. A heading becomes a button that sorts its table
 * by that column; without scripts the table stands as it was drawn. Knows no text of any table.
 */
import { createHash } from 'node:crypto'

/** Plain JavaScript of ten years ago: an office's browser may be as old. Unknown numbers come last either way. */
export const sortingScript = `
;(function () {
  'use strict'
  var words = new Intl.Collator('zh-Hans-CN', { numeric: true })
  document.querySelectorAll('table.sortable').forEach(function (table) {
    var body = table.tBodies[0]
    Array.from(table.tHead.rows[0].cells).forEach(function (head, column, heads) {
      var figures = head.classList.contains('figure')
      var button = document.createElement('button')
      button.type = 'button'
      button.textContent = head.textContent
      head.textContent = ''
      head.appendChild(button)
      button.addEventListener('click', function () {
        var first = figures ? 'descending' : 'ascending'
        var now = head.getAttribute('aria-sort')
        var next = now === first ? (figures ? 'ascending' : 'descending') : first
        heads.forEach(function (other) { other.removeAttribute('aria-sort') })
        head.setAttribute('aria-sort', next)
        var sign = next === 'ascending' ? 1 : -1
        Array.from(body.rows)
          .map(function (row) {
            var text = row.cells[column].textContent
            return { row: row, text: text, size: parseFloat(text.replace(/[^0-9.-]/g, '')) }
          })
          .sort(function (a, b) {
            if (!figures) return sign * words.compare(a.text, b.text)
            if (isNaN(a.size) || isNaN(b.size)) return isNaN(a.size) - isNaN(b.size)
            return sign * (a.size - b.size)
          })
          .forEach(function (each) { body.appendChild(each.row) })
      })
    })
  })
})()
`

export const sortingDigest = `sha256-${createHash('sha256').update(sortingScript).digest('base64')}`
