/**
 * A check's example comes in; the notice that asks for its small sheets goes out. It is written as a pack and goes the way of every pack, so that
 * a part of forms that examples do not speak of has the value it has there. Loads zod: for the catalogue and the tests only.
 */
import type { FormRule, Notice } from '../notice/notice.ts'
import { packSchema } from '../notice/pack-schema.ts'
import { resolveForm } from '../notice/resolve-form.ts'
import type { Example, ExampleCase, SketchColumns, SketchHead } from './example.ts'

/** The form of the example's own sheet. */
export const mainForm = 'example'

/** The first form is the example's own, with the rule; the others have none. */
export function exampleNotice(example: Example, sketch: ExampleCase, rule: FormRule): Notice {
  const pack = packSchema.parse(packOf(example, sketch))
  const forms = Object.keys(pack.forms).map((id) => resolveForm(id, pack, []).form)
  return {
    ...pack,
    extends: '',
    clauses: {},
    settings: {},
    units: [],
    aliases: [],
    deadlines: pack.deadlines.map((deadline) => ({ ...deadline, inclusive: true, settings: {} })),
    targets: [],
    splits: [...(example.notice?.splits ?? [])],
    assessment: example.notice?.assessment ?? null,
    forms: forms.map((form) => (form.id === mainForm ? { ...form, rules: [rule] } : form)),
  }
}

function packOf(example: Example, sketch: ExampleCase): object {
  const { lists = {}, deadline, region = '四川省' } = example.notice ?? {}
  const others = (sketch.also ?? []).filter(({ form }) => form !== mainForm).reverse()
  return {
    id: 'example',
    title: '示例',
    shortTitle: '示例',
    region,
    level: 'province',
    lists,
    deadlines: deadline ? [{ id: mainForm, title: '报送', on: deadline, forms: [mainForm], clause: '示例' }] : [],
    forms: {
      [mainForm]: formOf(example, example.columns, example.head),
      ...Object.fromEntries(
        // Of several sheets of one form the first one says how it looks.
        others.map(({ form, label, columns, labels }) => [form, formOf(example, columns, labels, label)]),
      ),
    },
  }
}

function formOf(
  { notice, sections = [] }: Example,
  columns: SketchColumns = {},
  head: SketchHead = {},
  label = '附件',
): object {
  const shown = Object.entries(columns).map(([field, [heading, type, list]]) => ({ field, heading, type, list }))
  return {
    label,
    title: '示例',
    layout: 'table',
    rows: notice?.rows ?? 'county',
    reporter: notice?.reporter ?? 'city',
    head: Object.entries(head).map(([field, [text, type]]) => ({ field, label: text, type, required: true })),
    ...(shown.length > 0 ? { columns: shown } : {}),
    total: notice?.preprinted ? '' : '小计',
    preprinted: notice?.preprinted ?? [],
    sections: sections.map((heading, index) => ({ id: `section-${index + 1}`, heading })),
  }
}
