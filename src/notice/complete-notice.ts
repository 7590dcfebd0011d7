/**
 * A notice as an earlier version resolved and sealed it comes in, the same with every key that a notice has since goes out: what a pack did not
 * say then is what a pack that does not say it means now. Changes nothing that is there.
 */
import type { CardCell, Column, Deadline, Form, FormRule, HeadField, Notice, Section, Table, Target } from './notice.ts'

/** All but what every version has had, and what may be left out; a key that is added to the type asks for its default here. */
type Defaults<T, Always extends keyof T> = {
  [K in Exclude<keyof T, Always> as undefined extends T[K] ? never : K]: T[K]
}

const ofNotice: Defaults<Notice, 'id' | 'title' | 'shortTitle' | 'level' | 'forms'> = {
  ...{ extends: '', number: '', issuer: '', issued: '', region: '', schoolYear: '', remark: '' },
  ...{
    clauses: {},
    settings: {},
    openPoints: [],
    lists: {},
    units: [],
    aliases: [],
    deadlines: [],
    targets: [],
    splits: [],
  },
  ...{ mail: null, assessment: null },
}

const ofForm: Defaults<Form, 'id' | 'title' | 'rows' | 'reporter' | 'tables' | 'order'> = {
  ...{
    label: '',
    mark: '',
    blanks: {},
    direction: 'reported',
    official: true,
    cards: '',
    head: [],
    foot: [],
    sections: [],
  },
  ...{ unitOrder: [], notes: [], page: { paper: 'A4', orientation: 'portrait' } },
  ...{ delivery: { file: '', paper: 0, stamp: false }, clauses: [], rules: [] },
}

const ofTable: Defaults<Table, 'id' | 'columns'> = {
  ...{ heading: '', blocks: 1, total: '', blankRows: 0, preprinted: [], key: [], numbered: false },
}

/** A column of which a pack says nothing but its heading. */
export const plainColumn: Defaults<Column, 'heading' | 'field'> = {
  ...{
    also: [],
    hint: '',
    type: 'text',
    list: '',
    multiple: false,
    required: false,
    mergeDown: false,
    width: 0,
    groups: [],
  },
}

const ofHeadField: Defaults<HeadField, 'field' | 'label'> = {
  ...{ also: [], type: 'text', list: '', multiple: false, required: false, place: 'left', blank: '', lines: 0 },
}

const ofSection: Defaults<Section, 'id' | 'heading'> = { hint: '', lines: 0, level: 1, required: true }
const ofCard: Defaults<CardCell, 'part'> = { blank: '', lines: 0 }
const ofRule: Defaults<FormRule, 'check' | 'severity'> = { clauses: [], params: {}, table: '' }
const ofDeadline: Defaults<Deadline, 'id' | 'title' | 'clause' | 'inclusive'> = {
  ...{ from: '', on: '', at: '', monthly: 0, forms: [], settings: {} },
}
const ofTarget: Defaults<Target, 'id' | 'title' | 'of' | 'clause'> = {
  ...{ share: null, count: null, batches: 1, most: null, per: 'region', from: '', by: '', basis: 'cumulative' },
  ...{ rounding: 'half-up', rounded: 'total', stated: null, approximate: false, among: '', settings: {} },
}

export function completeNotice(sealed: Notice): Notice {
  const notice = { ...ofNotice, ...sealed }
  return {
    ...notice,
    units: notice.units.map((unit) => ({ ...unit, district: unit.district ?? true })),
    deadlines: notice.deadlines.map((each) => ({ ...ofDeadline, ...each })),
    targets: notice.targets.map((each) => ({ ...ofTarget, ...each })),
    forms: notice.forms.map(completeForm),
  }
}

function completeForm(sealed: Form): Form {
  const form = { ...ofForm, ...sealed }
  const order = sealed.order ?? [...form.tables.filter(({ card }) => !card), ...form.sections].map(({ id }) => id)
  return {
    ...form,
    order,
    head: form.head.map((each) => ({ ...ofHeadField, ...each })),
    foot: form.foot.map((each) => ({ ...ofHeadField, ...each })),
    sections: form.sections.map((each) => ({ ...ofSection, ...each })),
    rules: form.rules.map((each) => ({ ...ofRule, ...each })),
    tables: form.tables.map((each) => ({
      ...ofTable,
      ...each,
      columns: each.columns.map((column) => ({ ...plainColumn, ...column })),
      ...(each.card && { card: each.card.map((cell) => ({ ...ofCard, ...cell })) }),
    })),
  }
}
