import { gapIdentityCheck } from '../../src/rules/gap-identity.ts'
import { checkCases } from './check-cases.ts'

checkCases(gapIdentityCheck, {
  accept: [
    { why: 'staff minus trained', rows: [['成都', 133742, 82037, 51705]] },
    { why: 'nobody left where more are trained than there are', rows: [['成都', 100, 120, 0]] },
    {
      why: 'a total that is the sum of the rows, where one has trained more than its staff',
      rows: [
        ['锦江区', 100, 109, 0],
        ['青羊区', 400, 120, 280],
        ['小计', 500, 229, 280],
      ],
    },
    {
      why: 'numbers that are not there',
      rows: [
        ['成都', '', 82037, 51705],
        ['自贡', 100, '', 100],
      ],
    },
  ],
  reject: [
    {
      why: 'a total that is neither the sum of the rows nor staff minus trained',
      rows: [
        ['锦江区', 100, 109, 0],
        ['青羊区', 400, 120, 280],
        ['小计', 500, 229, 208],
      ],
      finds: [['D6', { stated: 208, computed: 280 }]],
    },
    {
      why: 'digits swapped',
      rows: [['成都', 133742, 82037, 51750]],
      finds: [['D4', { stated: 51750, computed: 51705 }]],
    },
    { why: 'a blank gap', rows: [['成都', 100, 40, '']], finds: [['D4', { reason: 'blank', computed: 60 }]] },
    {
      why: 'a gap that nobody trained accounts for',
      rows: [['成都', 100, '', 60]],
      finds: [['C4', { reason: 'untold', staff: 100, stated: 60 }]],
    },
    { why: 'the total row as well', rows: [['小计', 100, 40, 70]], finds: [['D4', { stated: 70, computed: 60 }]] },
  ],
})
