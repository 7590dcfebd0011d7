/** The blank official workbooks of all packs: what `templates/<notice>/<form>.xlsx` must hold. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Notice } from '../../src/notice/notice.ts'
import { drawForm } from '../../src/report/draw-form.ts'
import type { Drawing } from '../../src/report/drawing.ts'
import { blankContent } from '../../src/report/form-content.ts'
import { unitTable } from '../../src/unit/unit-table.ts'
import { loadNotice, noticeIds } from '../notices/load.ts'

export interface Template {
  path: string
  notice: Notice
  drawing: Drawing
}

export async function templates(): Promise<Template[]> {
  const all: Template[] = []
  for (const id of noticeIds) {
    if (!existsSync(join('templates', id, 'notice.yaml'))) continue
    const notice = await loadNotice(id)
    // A city's notice knows its counties; a province's has too many for a drop-down.
    const units = unitTable(notice.issued === '' ? '2021-01-01' : notice.issued, notice)
    const region = notice.region === '' ? undefined : units.find(notice.region)
    const known = region?.kind === 'found' && region.unit.level === 'city' ? units.below(region.unit.key, 'county') : []
    for (const form of notice.forms) {
      const drawing = drawForm(form, blankContent(form, notice, { units: known.map((unit) => unit.name) }))
      all.push({ path: join('templates', id, `${form.id}.xlsx`), notice, drawing })
    }
  }
  return all
}
