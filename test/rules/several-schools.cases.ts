import { severalSchoolsCheck } from '../../src/rules/several-schools.ts'
import { checkCases } from './check-cases.ts'

checkCases(severalSchoolsCheck, {
  ground: { head: { school: ['学校', 'school'] }, columns: { school: ['试点学校名称', 'school'] } },
  accept: [
    {
      why: 'one school, however its name is written',
      head: { school: '示例市第一小学' },
      rows: [
        ['示例市 第一中学'],
        ['示例市第一中学 初中部'],
        ['示例中学（高中部、初中部）'],
        ['示例小学/东校区'],
        ['示例师范大学 附属小学'],
        ['示例小学、幼儿园'],
        ['和平小学'],
        ['育才与实验学校'],
        ['平等小学'],
        ['第一小学'],
      ],
    },
  ],
  reject: [
    {
      why: 'all the ways to part them',
      rows: [
        ['示例市第一小学、示例市第二小学'],
        ['示例市第一小学/示例市第三小学'],
        ['示例市第一小学\n示例市第四小学'],
        ['示例市第一小学 示例市第五小学'],
        ['示例市第一小学，示例市六中'],
        ['示例市第一小学；示例幼儿园'],
        ['示例市第一小学等3所'],
        ['示例市第一小学和示例市第七小学'],
      ],
      finds: [
        ['A4', {}],
        ['A5', {}],
        ['A6', {}],
        ['A7', {}],
        ['A8', {}],
        ['A9', {}],
        ['A10', {}],
        ['A11', {}],
      ],
      severity: 'warning',
    },
    {
      why: 'a head with two',
      head: { school: '示例市第一小学、示例市第二小学' },
      rows: [],
      finds: [['A2', {}]],
    },
  ],
})
