/** Two files with nearly the same persons of one school come in; one finding with what differs goes out. Never says which of them is right. */
import { defineCheck } from '../check/check.ts'
import { columnOfType, optional } from '../check/needs.ts'
import { fileName } from '../value/file-name.ts'
import { seePersons, sheetSeen } from './tools/persons-seen.ts'
import { versionsAmong } from './tools/versions-among.ts'

const DUPLICATES = 'id-duplicate'

export const twoVersionsCheck = defineCheck({
  id: 'two-versions',
  scope: 'run',
  title: '同一份表的两个版本',
  meaning:
    '同一单位、同一学校、同一项目的两份名单，相同的人数达到较小一份的一半，是一份表的两个版本：只算一份，不逐人报重复。人员各不相同的是一份表的两个部分，都算。',
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
          const [file, earlier] = fileNames(sheet.form.path, form.path)
          flag.at(
            { row: 0, column: -1, heading: '', fold: sheet.form.path, subject: file },
            { file, earlier, common, more, fewer, renumbered, renamed },
          )
        }
      },
    }
  },
  sharesMemoryOf: DUPLICATES,
  message: ({ file, earlier, common, more, fewer, renumbered, renamed }) => {
    const differences = [
      more !== 0 && `多出 ${more} 人`,
      fewer !== 0 && `少了 ${fewer} 人`,
      renumbered !== 0 && `${renumbered} 个号码不同`,
      renamed !== 0 && `${renamed} 个姓名不同`,
    ].filter((each) => each !== false)
    const what = differences.length > 0 ? `${file} ${differences.join('，')}` : '号码和姓名都没有出入'
    return `发现 ${earlier} 与 ${file} 是同一份表的两个版本，${common} 人相同，${what}，应只算一份，请确认以哪一份为准，另一份不要再报`
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

/** With the folder where the names alone are the same. */
function fileNames(a: string, b: string): [string, string] {
  return fileName(a) === fileName(b) ? [fileName(a, 2), fileName(b, 2)] : [fileName(a), fileName(b)]
}

function rosterOf(schoolName: string, rows: string[][]) {
  return { form: 'example', head: { unit: '岳阳楼区', schoolName }, rows } as const
}
