/** A form of persons, a person and where he teaches come in; the row as a careful office fills it in goes out. */
import type { Row } from './draw-sheet.ts'
import type { Layout } from './layout.ts'
import type { Person } from './persons.ts'

/** What each notice asks of its training records, just reached. */
const records: Record<string, Row> = {
  'yueyang-2021': {
    workshopHours: 60,
    schoolHours: 10,
    assessmentHours: 10,
    totalHours: 80,
    credits: 80,
    abilities: 'A1、A3',
  },
  'sichuan-2.0': {
    onlineHours: 20,
    materialHours: 15,
    researchHours: 10,
    recordingHours: 5,
    practiceHours: 30,
    totalHours: 50,
    abilities: 'A1、A3、B2',
    selfResult: '合格',
    peerResult: '合格',
    schoolResult: '合格',
  },
  'tianfu-2.0': {
    onlineHours: 20,
    materialHours: 15,
    researchHours: 10,
    recordingHours: 5,
    practiceHours: 30,
    totalHours: 50,
    abilities: 'A1、A3',
  },
  'shaanxi-2.0': { onlineHours: 25, practiceHours: 25, totalHours: 50, abilities: 'A1、A3', spotCheck: '未抽查' },
  'heilongjiang-school': { totalHours: 50, practiceHours: 25, abilities: 'A1、A3' },
  'school-assessment': { totalHours: 50, practiceHours: 25, offlineHours: 25, abilities: 'A1、A3、A5' },
  'town-assessment': { abilities: 'A1（10）、B6（20）', credits: 30 },
}

export function personRow(layout: Layout, who: Person, at: { county: string; school: string; stage: string }): Row {
  const row: Row = {}
  const own = layout.form === 'training-record' ? (records[layout.notice] ?? {}) : {}
  for (const { field, type, list, required } of layout.columns) {
    if (field in own) row[field] = own[field]!
    else if (type === 'unit') row[field] = at.county
    else if (type === 'school') row[field] = at.school
    else if (type === 'idNumber') row[field] = who.idNumber
    else if (type === 'phone') row[field] = who.phone
    else if (type === 'name') row[field] = who.name
    else if (type === 'sex') row[field] = who.sex
    else if (type === 'year') row[field] = 2016
    else if (type === 'abilities') row[field] = 'A1、A3'
    else if (field === 'stage') row[field] = at.stage
    else if (field === 'subject') row[field] = who.subject
    else if (type === 'list') row[field] = layout.lists[list] ?? ''
    else if (type === 'text' && required) row[field] = '示例'
  }
  return row
}
