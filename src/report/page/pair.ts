/** A chart and the table of its numbers, side by side; the chart is told in words for who does not see it. */
import { type Html, html, trusted } from './html.ts'

/** What a colour of the chart stands for. */
interface Key {
  color: string
  name: string
}

/** Names a chart has room for. */
export const MOST_NAMES = 30

export function pair(caption: string, keys: readonly Key[], svg: string, table: Html): Html {
  const spoken = html`<svg role="img" aria-label="${caption}：${keys.map(({ name }) => name).join('、')}，数字见表。" `
  return html`<div class="pair">
<figure>
<figcaption>${caption}<br>${keys.map(
    ({ color, name }) => html`<span class="key"><i style="background:${color}"></i>${name}</span>`,
  )}</figcaption>
${trusted(svg.replace('<svg ', () => spoken.html))}
</figure>
${table}</div>
`
}
