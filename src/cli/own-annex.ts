/**
 * A unit asked about before anything was recorded comes in; the figures that a notice itself has published of its region, as they come with
 * itcap, go out: a form that is issued from above, which lies under its name in the folder of samples. Nothing where there are none.
 */

import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Form, Notice } from '../notice/notice.ts'
import { isInside } from '../unit/is-inside.ts'
import { chosenUnit } from './chosen-unit.ts'
import type { Context } from './context.ts'
import { askedUnit, type UnitOptions } from './inquire.ts'
import { loadNotice, noticeIds } from './load-notices.ts'
import { hasLedger } from './workspace.ts'

const SAMPLES = new URL('../samples/', import.meta.url)

export interface Annex {
  notice: Notice
  form: Form
  path: string
}

export async function ownAnnex(context: Context, options: UnitOptions): Promise<Annex | undefined> {
  const { workspace } = context
  if (options.at !== undefined || hasLedger(workspace)) return undefined
  const asked = options.notice ?? workspace.notice
  for (const id of asked === '' ? noticeIds() : [asked].filter((each) => noticeIds().includes(each))) {
    const notice = await loadNotice(id, workspace)
    const form = notice.forms.find((each) => each.direction === 'issued' && existsSync(pathOf(id, each)))
    if (form && (await isIn(context, notice, options))) return { notice, form, path: pathOf(id, form) }
  }
  return undefined
}

function pathOf(id: string, { id: form }: Form): string {
  return fileURLToPath(new URL(`${id}/${form}.xlsx`, SAMPLES))
}

/** Is the unit in the region that the notice is for? Without a unit the region itself is meant. */
async function isIn(context: Context, notice: Notice, options: UnitOptions): Promise<boolean> {
  const { name, level } = askedUnit(options) ?? { name: context.workspace.unit, level: undefined }
  if (name === '') return false
  const { unit, units } = await chosenUnit(context, notice, name, level)
  const { region } = units
  return region !== undefined && unit.level !== 'county' && isInside(units, region, unit.key)
}
