import { columnsSwappedCheck } from '../../src/rules/columns-swapped.ts'
import { checkCases } from './check-cases.ts'

checkCases(columnsSwappedCheck, {
  accept: [
    {
      why: 'names and subjects in their places',
      rows: [
        ['张示例', '语文'],
        ['李示例', '初中数学'],
        ['王示例', '会计'],
      ],
    },
    {
      why: 'a name that sounds like a subject beside a subject',
      rows: [['艺术', '音乐']],
    },
    { why: 'no subject at all', rows: [['语文', '']] },
  ],
  reject: [
    {
      why: 'one row the wrong way round',
      rows: [
        ['张示例', '语文'],
        ['小学语文', '李示例'],
      ],
      finds: [['A5', {}]],
      severity: 'warning',
    },
    {
      why: 'a whole list, said once',
      rows: [
        ['语文', '张示例'],
        ['数学', '李示例'],
        ['体育与健康', '王示例'],
      ],
      finds: [['A4', { folded: 3 }]],
    },
  ],
})
