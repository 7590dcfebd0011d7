import { idDuplicateCheck } from '../../src/rules/id-duplicate.ts'
import { twoVersionsCheck } from '../../src/rules/two-versions.ts'
import { checkCases } from './check-cases.ts'

/** Invented persons; the numbers are right by their check digit alone. */
const zhang = ['张示例', '110103201501011236']
const li = ['李示例', '110103201501011244']
const wang = ['王示例', '11010519491231002X']
const zhao = ['赵示例', '510104198001011236']
const school = { unit: '岳阳楼区', schoolName: '示例小学' }

function file(rows: string[][], head: Record<string, string> = school) {
  return { form: 'example', head, rows }
}

const apart = [
  {
    why: 'another school of the same name in another county',
    also: [file([zhang, li, wang], { ...school, unit: '君山区' })],
  },
  { why: 'another school', also: [file([zhang, li, wang], { ...school, schoolName: '示例第二小学' })] },
  { why: 'a school whose county nobody can tell', also: [file([zhang, li, wang], { schoolName: '示例小学' })] },
]

checkCases(twoVersionsCheck, {
  accept: [
    ...apart.map((each) => ({ head: school, rows: [zhang, li, wang], ...each })),
    { why: 'two parts', head: school, rows: [zhang, li], also: [file([wang, zhao])] },
    {
      why: 'two parts with one person of both',
      head: school,
      rows: [zhang, li, wang],
      also: [file([wang, zhao, ['钱示例', '']])],
    },
    {
      why: 'two sheets of one file with the very same persons, which are told as a copy',
      head: school,
      rows: [zhang, li],
      also: [{ ...file([zhang, li]), path: '示例.xlsx' }],
    },
    {
      why: 'two cards of one person in a file',
      head: school,
      rows: [zhang],
      also: [{ ...file([zhang]), path: '示例.xlsx' }],
    },
    { why: 'two files without anybody', head: school, rows: [], also: [file([])] },
  ],
  reject: [
    {
      why: 'a sheet copied inside the file, with one person more',
      head: school,
      rows: [zhang, li],
      also: [{ ...file([zhang, li, wang]), path: '示例.xlsx' }],
      finds: [['', { reason: 'sheet', common: 2, more: 1, fewer: 0, renumbered: 0, renamed: 0 }]],
    },
    {
      why: 'a second file with two persons more, in another spelling of the school',
      head: school,
      rows: [zhang, li],
      also: [file([zhang, li, wang, zhao], { ...school, schoolName: '岳阳楼区示例小学' })],
      finds: [
        ['', { file: '示例2.xlsx', earlier: '示例.xlsx', common: 2, more: 2, fewer: 0, renumbered: 0, renamed: 0 }],
      ],
      severity: 'warning',
    },
    {
      why: 'one person less and one number corrected',
      head: school,
      rows: [zhang, li, wang, ['赵示例', '510104198001011237']],
      also: [file([zhang, li, zhao])],
      finds: [['', { common: 2, more: 0, fewer: 1, renumbered: 1, renamed: 0 }]],
    },
    {
      why: 'one name corrected',
      head: school,
      rows: [zhang, li],
      also: [file([zhang, ['黎示例', li[1]!]])],
      finds: [['', { common: 2, more: 0, fewer: 0, renumbered: 0, renamed: 1 }]],
    },
    {
      why: 'the same faulty number on both, which is no difference',
      head: school,
      rows: [zhang, ['赵示例', '510104198001011237'], ['钱示例', '']],
      also: [file([zhang, ['赵示例', '510104198001011237'], ['钱示例', '']])],
      finds: [['', { common: 3, more: 0, fewer: 0, renumbered: 0, renamed: 0 }]],
    },
    {
      why: 'persons that another school has listed before',
      head: { ...school, schoolName: '示例中学' },
      rows: [zhang, li],
      also: [file([zhang, li, wang]), file([zhang, li, wang, zhao])],
      finds: [['', { file: '示例3.xlsx', earlier: '示例2.xlsx', common: 3, more: 1 }]],
    },
    {
      why: 'three versions, each against the first',
      head: school,
      rows: [zhang, li],
      also: [file([zhang, li, wang]), file([zhang, li, wang, zhao])],
      finds: [
        ['', { file: '示例2.xlsx', earlier: '示例.xlsx', more: 1 }],
        ['', { file: '示例3.xlsx', earlier: '示例.xlsx', more: 2 }],
      ],
    },
  ],
})

/** Persons of versions are nobody's duplicates; all others are. */
checkCases(idDuplicateCheck, {
  ground: twoVersionsCheck.example,
  accept: [
    { why: 'two versions', head: school, rows: [zhang, li], also: [file([zhang, li, wang])] },
    {
      why: 'two versions on two sheets of one file',
      head: school,
      rows: [zhang, li],
      also: [{ ...file([zhang, li, wang]), path: '示例.xlsx' }],
    },
    {
      why: 'a person whom the second and the third version have',
      head: school,
      rows: [zhang, li],
      also: [file([zhang, li, wang]), file([zhang, li, wang])],
    },
  ],
  reject: [
    ...apart.map((each) => ({
      head: school,
      rows: [zhang],
      ...each,
      finds: [
        ['B4', { reason: 'file', file: '示例2.xlsx' }],
        ['B4', { reason: 'file', file: '示例.xlsx' }],
      ] as [string, Record<string, string>][],
    })),
    {
      why: 'a person of another school on two versions, there and on the first of them',
      head: school,
      rows: [zhang, li],
      also: [file([zhang, li, wang]), file([zhang, zhao], { ...school, schoolName: '示例中学' })],
      finds: [
        ['B4', { file: '示例3.xlsx' }],
        ['B4', { file: '示例.xlsx' }],
      ],
    },
    {
      why: 'a person twice on one of two versions',
      head: school,
      rows: [zhang, li, zhang],
      also: [file([zhang, li])],
      finds: [['B6', { reason: 'sheet', other: 'B4' }]],
    },
  ],
})
