import { sectionRequiredCheck } from '../../src/rules/section-required.ts'
import { checkCases } from './check-cases.ts'

checkCases(sectionRequiredCheck, {
  accept: [{ why: 'every section with text', sections: { '一、学校概况': '36 个班', '六、保障机制设计': '校长负责' } }],
  reject: [
    {
      why: 'a section without text',
      sections: { '一、学校概况': ' ', '六、保障机制设计': '校长负责' },
      finds: [['A20', { reason: 'blank', heading: '一、学校概况' }]],
    },
    {
      why: 'a section that is not there',
      sections: { '一、学校概况': '36 个班' },
      finds: [['', { reason: 'missing', heading: '六、保障机制设计' }]],
    },
  ],
})
