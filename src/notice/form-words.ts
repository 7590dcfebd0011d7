/** How notices, forms, their columns and what targets count are called where people read about them. */
import type { Column, Form, Notice, Target } from './notice.ts'

export function noticeName({ number, shortTitle }: Notice): string {
  return number || shortTitle
}

/** 关于…的通知（川教函〔2017〕1号）. */
export function noticeWords({ title, number }: Notice): string {
  return `${title}${number === '' ? '' : `（${number}）`}`
}

export function formName(form: Form): string {
  return form.mark || form.id
}

/** 四川 2017 附件3; a state table by whose number its notice is known (教基4068) is called by it once. */
export function nameWithNotice({ shortTitle }: Pick<Notice, 'shortTitle'>, { label }: Pick<Form, 'label'>): string {
  return shortTitle === label ? label : `${shortTitle} ${label}`.trim()
}

/** `附件3 2017年能力提升工程培训计划及执行情况`. */
export function formTitle({ mark, title }: Pick<Form, 'mark' | 'title'>): string {
  return `${mark} ${plainTitle({ title })}`.trim()
}

/** @param place What stands for the places in it that each unit fills. */
export function plainTitle({ title }: Pick<Form, 'title'>, place = ''): string {
  return title.join('').replaceAll(/\{\w+\}/g, place)
}

/** Its label; where another form of the notice has the same (附件2附表), with its title. */
export function formAmong({ forms }: Notice, id: string): string {
  const form = forms.find((each) => each.id === id)!
  const isAlone = forms.every((each) => each === form || each.label !== form.label)
  return isAlone ? form.label : formTitle(form)
}

/** What the rows of a form are, behind their number: 5 人. */
export const COUNTED: Record<Form['rows'], string> = {
  city: '个市(州)',
  county: '个单位',
  school: '所学校',
  person: '人',
  category: '行',
  text: '行',
}

/** `实践应用学时—小计`. */
export function headingText({ groups, heading }: Column): string {
  return [...groups, heading].join('—')
}

/** The heading of a column, as the first form that has it prints it; its field where none has. */
export function headingOf({ forms }: Notice, field: string): string {
  const columns = forms.flatMap(({ tables }) => tables.flatMap((table) => table.columns))
  return columns.find((column) => column.field === field)?.heading ?? field
}

/** Of `courses` the persons in each are counted: 三期，每期200人. */
export const countedWord: Record<Target['of'], string> = {
  teachers: '教师',
  schools: '学校',
  counties: '县（市、区）',
  pilotSchools: '试点学校',
  sampleSchools: '样板校',
  inspectedSchools: '抽查学校',
  courses: '培训人数',
  cases: '案例',
}
