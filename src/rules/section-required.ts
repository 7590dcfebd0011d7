/** Headed free text that a plan must contain; what it says is for people to judge. */

import { defineCheck } from '../check/check.ts'
import { cleanText } from '../value/text.ts'

export const sectionRequiredCheck = defineCheck({
  id: 'section-required',
  scope: 'sheet',
  title: '必填章节',
  meaning: '方案要求的各部分都要有内容；写得好不好由人评，机器只看有没有。',
  severity: 'error',
  params: (zod) => zod.strictObject({ sections: zod.array(zod.string()).min(1).optional() }),
  start({ form, flag }, { sections }) {
    const owed = form.form.sections.filter(({ id, required }) => (sections ? sections.includes(id) : required))
    return {
      end() {
        for (const { id, heading } of owed) {
          const found = form.sections[id]
          if (found && cleanText(found.text) !== '') continue
          const place = { row: found?.row ?? 0, column: found?.column ?? -1, heading, subject: id }
          flag.at(place, { reason: found ? 'blank' : 'missing', heading })
        }
      },
    }
  },
  message: ({ reason, heading }) =>
    reason === 'missing'
      ? `发现缺少“${heading}”部分，方案应有这一部分，请补写`
      : `发现“${heading}”没有内容，应填写，请补写`,
  example: {
    sections: ['一、学校概况', '六、保障机制设计'],
    wrong: { sections: { '一、学校概况': '现有 36 个教学班，教师 120 人。' } },
    right: {
      sections: { '一、学校概况': '现有 36 个教学班，教师 120 人。', '六、保障机制设计': '校长负责，经费由学校列支。' },
    },
  },
})
