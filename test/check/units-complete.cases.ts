import { unitsCompleteCheck } from '../../src/check/units-complete.ts'
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
