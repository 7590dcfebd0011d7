import { unitsCompleteCheck } from '../../src/rules/units-complete.ts'
import { checkCases } from './check-cases.ts'

checkCases(unitsCompleteCheck, {
  accept: [
    {
      why: 'all five counties of 攀枝花',
      head: { unit: '攀枝花市' },
      rows: [
        ['东区', 1],
        ['西区', 1],
        ['仁和区', 1],
        ['米易县', 1],
        ['盐边县', 1],
      ],
    },
    {
      why: 'any order, full names, a row of the city itself',
      head: { unit: '攀枝花' },
      rows: [
        ['攀枝花市', 5],
        ['攀枝花市盐边县', 1],
        ['米易', 1],
        ['仁和', 1],
        ['西区', 1],
        ['东区', 1],
      ],
    },
    {
      why: 'a county misspelt, which is a finding of its own',
      head: { unit: '攀枝花市' },
      rows: [
        ['东区', 1],
        ['西区', 1],
        ['仁和区', 1],
        ['米易县', 1],
        ['盐边线', 1],
      ],
    },
    {
      why: 'a county’s own sheet',
      head: { unit: '米易县' },
      rows: [['米易县', 1]],
    },
    {
      why: 'a list of persons, many of one county',
      ground: {
        notice: { region: '四川省', rows: 'person' },
        head: { unit: ['市(州)教育行政部门', 'unit'] },
        columns: { unit: ['地区', 'unit'], name: ['姓名', 'name'] },
      },
      head: { unit: '攀枝花市' },
      rows: [
        ['东区', '张示例'],
        ['东区', '李示例'],
        ['西区', '王示例'],
        ['仁和区', '赵示例'],
        ['米易县', '钱示例'],
        ['盐边县', '孙示例'],
        ['盐边县', '周示例'],
      ],
    },
  ],
  reject: [
    {
      why: 'two that are missing',
      head: { unit: '攀枝花市' },
      rows: [
        ['东区', 1],
        ['西区', 1],
        ['仁和区', 1],
      ],
      finds: [['A3', { reason: 'missing', count: 2, units: '米易县、盐边县', parent: '攀枝花市' }]],
    },
    {
      why: 'one that stands twice',
      head: { unit: '攀枝花市' },
      rows: [
        ['东区', 1],
        ['东区', 1],
        ['西区', 1],
        ['仁和区', 1],
        ['米易县', 1],
        ['盐边县', 1],
      ],
      finds: [['A5', { reason: 'twice', unit: '东区', other: 'A4' }]],
    },
    {
      why: 'one without a number: nothing was said of it',
      head: { unit: '攀枝花市' },
      rows: [
        ['东区', 1],
        ['西区', 0],
        ['仁和区', 1],
        ['米易县', 1],
        ['盐边县', '无'],
      ],
      finds: [['A8', { reason: 'blank', unit: '盐边县' }]],
    },
    {
      why: 'cities of the province',
      ground: {
        params: { level: 'city' },
        notice: { region: '四川省', rows: 'city', reporter: 'province' },
        columns: { unit: ['市州', 'unit'] },
      },
      rows: [['成都'], ['自贡']],
      finds: [['A3', { count: 19, parent: '四川省' }]],
    },
  ],
})
