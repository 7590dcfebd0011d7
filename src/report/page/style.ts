/** How a page looks on a desk's screen, on a phone and on A4: dark text on white, figures in columns, nothing that moves. */

/** What colours mean on the page; each passes 3 : 1 against white and stands beside words or figures that say the same. */
export const COLORS = {
  gap: '#b4532a',
  done: '#2f6690',
  courses: ['#2f6690', '#b4532a', '#4b7f52', '#7a5195', '#8a6d1d', '#5b6775'],
  states: {
    'on-time': '#3f7d5a',
    received: '#3f7d5a',
    zero: '#7d9a86',
    late: '#b98a1f',
    correcting: '#8a6fb0',
    undecided: '#7a5195',
    rejected: '#b4532a',
    missing: '#d5dae1',
  },
} as const

export const pageStyle = `
:root { color-scheme: light; --ink: #1d2733; --soft: #55606e; --line: #d5dae1; --faint: #f4f6f8; --warn: #8c3b14 }
* { box-sizing: border-box }
html { -webkit-text-size-adjust: 100% }
body { margin: 0 auto; max-width: 1120px; padding: 32px 24px 56px; color: var(--ink); background: #fff;
  font: 15px/1.65 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif }
h1, h2 { font-family: "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", SimSun, serif; font-weight: 700; line-height: 1.35 }
h1 { margin: 0 0 6px; font-size: 28px }
h2 { margin: 44px 0 14px; padding-bottom: 6px; font-size: 20px; border-bottom: 2px solid var(--ink) }
p { margin: 0 0 10px; max-width: 46em }
.about { max-width: none }
.about, .note, figcaption, footer { color: var(--soft) }
.note { font-size: 14px; max-width: none }
.lack { margin: 16px 0 0; padding: 8px 14px; border-left: 4px solid var(--warn); background: #fdf4ef; color: var(--warn); max-width: none }
code { font: 0.93em ui-monospace, Consolas, "Noto Sans Mono", monospace; background: var(--faint); padding: 1px 5px; border-radius: 3px; overflow-wrap: anywhere }
.sums { display: flex; flex-wrap: wrap; gap: 12px 0; margin: 24px 0 0; padding: 16px 0; border-top: 1px solid var(--line); border-bottom: 1px solid var(--line) }
.sums div { flex: 1 1 130px; padding: 0 18px; border-left: 1px solid var(--line) }
.sums div:first-child { padding-left: 0; border-left: 0 }
.sums dt { color: var(--soft); font-size: 14px }
.sums dd { margin: 0; font-size: 25px; font-weight: 600; line-height: 1.3; font-variant-numeric: tabular-nums }
.sums dd small { font-size: 14px; font-weight: 400; color: var(--soft) }
.pair { display: grid; grid-template-columns: minmax(0, 420px) minmax(0, 1fr); gap: 18px 40px; align-items: start }
section > .scroll, .pair { margin-bottom: 24px }
figure { margin: 0; break-inside: avoid }
figure svg { display: block; width: 100%; height: auto }
figure text { font-family: inherit !important }
figcaption { font-size: 14px; margin-bottom: 6px }
.key { white-space: nowrap; margin-right: 14px }
.key i { display: inline-block; width: 11px; height: 11px; margin-right: 5px; vertical-align: -1px; border-radius: 2px; print-color-adjust: exact; -webkit-print-color-adjust: exact }
.scroll { overflow-x: auto }
table { width: 100%; border-collapse: collapse; font-size: 14px; line-height: 1.5; font-variant-numeric: tabular-nums }
caption { text-align: left; padding-bottom: 6px; color: var(--soft) }
th, td { padding: 4px 8px; text-align: left; vertical-align: top; font-weight: 400; border-bottom: 1px solid var(--line); unicode-bidi: isolate; overflow-wrap: anywhere }
th:first-child { padding-left: 0 }
td:last-child, thead th:last-child { padding-right: 2px }
thead th { font-weight: 600; border-bottom: 1.5px solid var(--ink); vertical-align: bottom; overflow-wrap: normal; word-break: keep-all; min-width: 5em }
tbody th { min-width: 5.5em }
.day { white-space: nowrap }
tfoot th, tfoot td { font-weight: 600; border-bottom: 0; border-top: 1.5px solid var(--ink) }
.figure { text-align: right; white-space: nowrap; overflow-wrap: normal }
thead .figure { white-space: normal }
tbody tr:hover { background: var(--faint) }
.warn { color: var(--warn); font-weight: 600 }
button { all: unset; cursor: pointer; white-space: inherit }
button:focus-visible, .scroll:focus-visible { outline: 2px solid #1f5fa8; outline-offset: 2px }
button::after { content: "↕"; color: #6b7683; font-weight: 400; margin-left: 3px }
[aria-sort=ascending] button::after { content: "↑"; color: var(--ink) }
[aria-sort=descending] button::after { content: "↓"; color: var(--ink) }
footer { margin-top: 48px; padding-top: 12px; border-top: 1px solid var(--line); font-size: 14px }
@media (max-width: 820px) {
  .pair { grid-template-columns: minmax(0, 1fr) }
  figure { max-width: 460px }
}
@media (max-width: 480px) {
  body { padding: 18px 14px 40px }
  h1 { font-size: 23px }
  .sums div { flex: 1 1 44%; padding: 0; border: 0 }
  .sums dd { font-size: 21px }
  th, td { padding: 4px 5px; font-size: 13px }
  thead th { min-width: 0 }
  tbody th { min-width: 4em }
  button { text-decoration: underline dotted #8b95a1; text-underline-offset: 4px }
  th:not([aria-sort]) button::after { content: none }
}
@page { size: A4; margin: 16mm 14mm 18mm; @bottom-center { content: "— " counter(page) " —"; font-size: 9pt } }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; line-height: 1.5 }
  h1 { font-size: 18pt }
  h2 { font-size: 13pt; margin: 22pt 0 8pt; break-after: avoid }
  .sums dd { font-size: 15pt }
  .sums div { flex-basis: 60pt; padding: 0 8pt }
  .pair { grid-template-columns: 44% minmax(0, 1fr); gap: 10pt 14pt }
  table { font-size: 9pt }
  th, td { padding: 2.5pt 4pt }
  .scroll { overflow: visible }
  caption, .note, figcaption, footer, .sums dt { font-size: 9pt }
  thead { display: table-header-group }
  tfoot { display: table-row-group }
  tr, figure, .sums, .lack { break-inside: avoid }
  tfoot tr { break-before: avoid }
  caption { break-after: avoid }
  button::after { content: none }
}
`
