/** Two files, or two sheets of one, with nearly the same persons of one school come in; one finding with what differs goes out. Never says which of them is right. */
import { defineCheck } from '../check/check.ts'
import { columnOfType, optional } from '../check/needs.ts'
import type { SheetForm } from '../form/reading.ts'
import { fileName } from '../value/file-name.ts'
import { seePersons, sheetSeen } from './tools/persons-seen.ts'
import { versionsAmong } from './tools/versions-among.ts'

const DUPLICATES = 'id-duplicate'

export const twoVersionsCheck = defineCheck({
  id: 'two-versions',
  scope: 'run',
  title: '同一份表的两个版本',
  meaning:
    '同一单位、同一学校、同一项目的两份名单（同一文件里的两张工作表也一样），相同的人数达到较小一份的一半，是一份表的两个版本：只算一份，不逐人报重复。人员各不相同的是一份表的两个部分，都算。',
  severity: 'warning',
  // Whoever looks for persons that stand twice says that the column is missing.
  needs: () => ({ id: optional(columnOfType('idNumber')), name: optional(columnOfType('name')) }),
  start(context, _, { id, name }) {
    if (id < 0) return {}
    const { form, table, flag, shared } = context
    const isSeen = form.form.rules.some(
      ({ check, table: id }) => check === DUPLICATES && (id === '' || id === table?.table.id),
    )
    const watcher = isSeen ? {} : seePersons(context, id, name)
    return {
      ...watcher,
      endRun() {
        const found = sheetSeen(shared, form)
        for (const version of found ? versionsAmong(found.seen).after(found.sheet) : []) {
          const { sheet, common, more, fewer, renumbered, renamed } = version
          const [file, earlier, reason] = namesOf(sheet.form, form)
          const fold = `${sheet.form.path}\n${sheet.form.sheet}`
          const args = { reason, file, earlier, common, more, fewer, renumbered, renamed }
          flag.at({ row: 0, column: -1, heading: '', fold, subject: file }, args)
        }
      },
    }
  },
  sharesMemoryOf: DUPLICATES,
  message: ({ reason, file, earlier, common, more, fewer, renumbered, renamed }) => {
    const isSheet = reason === 'sheet'
    // Tabs stand in quotes, which part them from the sentence.
    const [one, other] = isSheet ? [`本文件的工作表${earlier}`, file] : [` ${earlier} `, ` ${file} `]
    const differences = [
      more !== 0 && `多出 ${more} 人`,
      fewer !== 0 && `少了 ${fewer} 人`,
      renumbered !== 0 && `${renumbered} 个号码不同`,
      renamed !== 0 && `${renamed} 个姓名不同`,
    ].filter((each) => each !== false)
    const what =
      differences.length > 0 ? `${file}${isSheet ? '' : ' '}${differences.join('，')}` : '号码和姓名都没有出入'
    const found = `发现${one}与${other}是同一份表的两个版本，${common} 人相同，${what}，应只算一份`
    if (!isSheet) return `${found}，请确认以哪一份为准，另一份不要再报`
    // The one that has nobody of its own is the likelier to be out of date; whoever left the school tells against it.
    const isSame = renumbered === 0 && renamed === 0
    const surplus = isSame && fewer === 0 ? earlier : isSame && more === 0 ? file : ''
    return surplus === ''
      ? `${found}，请确认以哪一张为准，删去另一张`
      : `${found}，多半应删去${surplus}（它的人另一张上都有），请核对后删去一张`
  },
  example: {
    notice: { region: '岳阳市', rows: 'person', reporter: 'school' },
    head: { unit: ['县(市、区)', 'unit'], schoolName: ['学校', 'school'] },
    columns: { name: ['姓名', 'name'], idNumber: ['身份证号码', 'idNumber'] },
    wrong: {
      head: { unit: '岳阳楼区', schoolName: '示例小学' },
      rows: [
        ['张示例', '110103201501011236'],
        ['李示例', '110103201501011244'],
      ],
      also: [
        rosterOf('岳阳楼区示例小学', [
          ['张示例', '110103201501011236'],
          ['李示例', '110103201501011244'],
          ['王示例', '11010519491231002X'],
        ]),
      ],
    },
    right: {
      head: { unit: '岳阳楼区', schoolName: '示例小学' },
      rows: [
        ['张示例', '110103201501011236'],
        ['李示例', '110103201501011244'],
      ],
      also: [rosterOf('示例小学', [['王示例', '11010519491231002X']])],
    },
  },
})

/** Two sheets of one file by their tabs; two files with the folder where the names alone are the same. */
function namesOf(later: SheetForm, earlier: SheetForm): [later: string, earlier: string, reason: 'file' | 'sheet'] {
  const [a, b] = [later.path, earlier.path]
  if (a === b) return [`“${later.sheet}”`, `“${earlier.sheet}”`, 'sheet']
  return fileName(a) === fileName(b) ? [fileName(a, 2), fileName(b, 2), 'file'] : [fileName(a), fileName(b), 'file']
}

function rosterOf(schoolName: string, rows: string[][]) {
  return { form: 'example', head: { unit: '岳阳楼区', schoolName }, rows } as const
}
