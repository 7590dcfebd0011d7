/** Official forms filled from own rosters → what was written, what each lacks and which rows are in none of them. */
import { nameWithNotice } from '../notice/form-words.ts'
import type { Form, Notice } from '../notice/notice.ts'
import type { FilledForms } from '../report/fill-from-roster.ts'
import { number } from '../value/number-text.ts'
import { columns } from './columns.ts'
import { rowNumbers } from './row-numbers.ts'
import { step, words } from './step.ts'
import type { Style } from './style.ts'

const WHY: Record<FilledForms['notWritten'][number]['why'], string> = {
  'no-unit': '看不出是哪个县（市、区）',
  'no-school': '没有写学校',
  repeated: '这人前面已经写过',
}

const LACK: Record<FilledForms['cells'][number]['why'], string> = {
  blank: '名册上空着',
  'not-in-list': '不在表列范围，照名册写了',
  number: '名册里存成了数字，末尾几位已丢失，没有写',
}

export function fillText(
  filled: FilledForms & { refused: readonly { path: string; why: string }[] },
  { notice, form, folder, rosters }: { notice: Notice; form: Form; folder: string; rosters: readonly string[] },
  style: Style,
): string {
  const twice = filled.elsewhere.reduce((sum, { rows }) => sum + rows.length, 0)
  const persons = filled.files.reduce((sum, each) => sum + each.persons, 0) - twice
  const place = (file: string, sheet: string) => (sheet === '' ? file : `${file} ${sheet}`)
  const lines = [
    ...filled.columns.map(({ heading, required }) => ['没有的栏', `${heading}${required ? '（必填，请补）' : ''}`]),
    ...(filled.head.length > 0 ? [['待填', filled.head.join('、')]] : []),
    ...filled.cells.map(({ file, sheet, heading, rows, why }) => [
      '要补',
      `${heading}：${place(file, sheet)} ${rowNumbers(rows)}，${LACK[why]}`,
    ]),
    ...filled.notWritten.map(({ file, sheet, rows, why }) => [
      '没有写入',
      `${place(file, sheet)} ${rows.length} 行，${WHY[why]}：${rowNumbers(rows)}`,
    ]),
    ...filled.elsewhere.map(({ file, sheet, rows }) => [
      '要核对',
      `${place(file, sheet)} ${rows.length} 行，这人在另一份里已经写过，两份都有，只算一人：${rowNumbers(rows)}`,
    ]),
    ...filled.alike.map(({ schools: [one, other] }) => [
      '要核对',
      `“${one}”和“${other}”是不是同一所学校：写成了两份；是的话，名册上改成一个校名再填`,
    ]),
    ...filled.refused.map(({ path, why }) => ['没有用', `${path}：${why}`]),
  ]
  const files = filled.files.map((each) => [each.path, `${number(each.persons)} 人`])
  const sign = filled.files.length > 0 ? style.green('✓') : style.red('✗')
  return [
    '',
    `${sign} ${nameWithNotice(notice, form)}   ${number(filled.files.length)} 份，${number(persons)} 人；名册没有改动`,
    ...(files.length > 0 ? ['', columns(files, style, { flexible: 0 })] : []),
    ...(lines.length > 0 ? ['', columns(lines, style, { flexible: 1 })] : []),
    '',
    filled.files.length > 0
      ? step(`itcap validate ${words([folder])} --notice ${notice.id}`, style, '看还缺什么；补好后再登记')
      : step(`itcap validate ${words(rosters)}`, style, '看名册上缺什么'),
  ].join('\n')
}
