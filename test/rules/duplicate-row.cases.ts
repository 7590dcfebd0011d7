import { duplicateRowCheck } from '../../src/rules/duplicate-row.ts'
import { checkCases } from './check-cases.ts'

checkCases(duplicateRowCheck, {
  ground: { columns: { number: ['序号', 'sequence'], school: ['学校', 'school'], name: ['姓名', 'name'] } },
  accept: [
    {
      why: 'rows that differ',
      rows: [
        ['1', '示例小学', '张示例'],
        ['2', '示例小学', '李示例'],
      ],
    },
    {
      why: 'rows with ID numbers, which are id-duplicate’s',
      ground: { columns: { name: ['姓名', 'name'], id: ['身份证号码', 'idNumber'] } },
      rows: [
        ['张示例', '110103201501011236'],
        ['张示例', '110103201501011236'],
      ],
    },
  ],
  reject: [
    {
      why: 'the same row but for its number',
      rows: [
        ['1', '示例小学', '张示例'],
        ['2', '示例中学', '李示例'],
        ['3', '示例小学', '张示例'],
      ],
      finds: [['A6', { row: 4 }]],
      severity: 'warning',
    },
    {
      why: 'the same key, whatever the rest',
      ground: { params: { fields: ['school'] }, columns: { school: ['学校', 'school'], remark: ['备注', 'text'] } },
      rows: [
        ['示例小学', '甲'],
        ['示例小学', '乙'],
      ],
      finds: [['A5', { row: 4 }]],
    },
  ],
})
