/**
 * What a director is shown comes in, one HTML file goes out that needs nothing beside it: no network, no script but its own, no clock; the same
 * bytes for the same state of a ledger. Names units and schools, never a person, a number of one, or a file.
 */
import type { Overview } from '../../gap/overview.ts'
import { noticeWords } from '../../notice/form-words.ts'
import { number } from '../../value/number-text.ts'
import { rateText } from '../../value/percent.ts'
import { drawGap } from './gap-section.ts'
import { type Html, html, trusted } from './html.ts'
import { sortingDigest, sortingScript } from './sorting.ts'
import { drawStatus } from './status-section.ts'
import { pageStyle } from './style.ts'
import { drawTargets } from './targets-section.ts'

export async function drawPage(overview: Overview): Promise<string> {
  const { unit, asOf, notice, lack, moments } = overview
  const title = `${unit}培训进度`
  const frozen = moments.at(-1)!.name
  const state = frozen === '' ? '' : `，冻结“${frozen}”时的样子`
  const charts = await import('./charts.ts')
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src '${trusted(sortingDigest)}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}　截至 ${asOf}</title>
<style>${trusted(pageStyle)}</style>
</head>
<body>
<header>
<h1>${title}</h1>
<p class="about">${noticeWords(notice)}<br>截至 ${asOf}${state}</p>
</header>
<main>
${sums(overview)}
${lack === '' ? '' : html`<p class="lack">${lack}</p>`}
${drawGap(overview, charts)}
${drawTargets(overview, charts)}
${drawStatus(overview, charts)}
</main>
<footer>数字出自本单位的台账，截至 ${asOf}。没有教师姓名、证件号码和电话。</footer>
<script>${trusted(sortingScript)}</script>
</body>
</html>
`.html
}

/** The figures that are asked for first. */
function sums({ counts, total, status }: Overview): Html {
  const all =
    counts === 'staff'
      ? [
          ['专任教师', number(total.staff), '人'],
          ['已培训', number(total.trained), '人'],
          ['未培训', number(total.untrained), '人'],
          ['完成率', rateText(total.rate), ''],
        ]
      : [
          ...(total.pilotSchools === undefined ? [] : [['名单上的学校', number(total.pilotSchools), '所']]),
          ...(total.participants === undefined ? [] : [['名单上的人', number(total.participants), '人']]),
        ]
  const { complete, expected, completeness } = status.total
  const handed = [
    ['报齐率', rateText(completeness), ''],
    ['已报齐', `${number(complete)} / ${number(expected)}`, '份'],
  ]
  return html`<dl class="sums">${[...all, ...handed].map(
    ([name, figure, what]) =>
      html`<div><dt>${name}</dt><dd>${figure} <small>${figure === '—' ? '' : what}</small></dd></div>`,
  )}</dl>`
}
