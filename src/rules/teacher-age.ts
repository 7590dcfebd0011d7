/** Age on the as-of date by the ID number: whom no school employs as a teacher is a slip of the pen, or on the wrong list. */
import { type CheckContext, defineCheck } from '../check/check.ts'
import { checkedColumns } from '../check/needs.ts'
import { readId } from '../form/read-id.ts'
import { birthNumber, numberOf, yearsBetween } from '../value/id-digits.ts'

export const teacherAgeCheck = defineCheck({
  id: 'teacher-age',
  scope: 'row',
  title: '教师年龄',
  meaning:
    '经验规则：在岗教师一般在 18—65 周岁之间。按身份证号码的出生日期算：统计截止日不满 18 周岁，或者通知最后一个期限（统计截止日更早的算到统计截止日）已过 65 周岁的，多半是出生年份抄错，或者混入了学生、离退休人员。号码本身有错的行不算。',
  severity: 'warning',
  takes: { fields: ['idNumber'] },
  params: (zod) =>
    zod.strictObject({
      fields: zod.array(zod.string()).min(1).optional(),
      min: zod.number().int().optional().describe('年龄不小于'),
      max: zod.number().int().optional().describe('年龄不大于'),
    }),
  needs: ({ fields }) => ({ indices: checkedColumns(['idNumber'], fields) }),
  start(context, { min = 18, max = 65 }, { indices }) {
    const { asOf, flag } = context
    // By numbers: by texts, a hundred thousand of them, ages take 3 % of all time.
    const now = numberOf(asOf)
    const then = numberOf(dayOfList(context))
    return {
      record(record) {
        for (let i = 0; i < indices.length; i++) {
          const reading = readId(record, indices[i]!, asOf)
          if (!reading?.valid) continue
          const birth = birthNumber(reading.canonical)
          if (birth === undefined) continue
          const age = yearsBetween(birth, now)
          if (age < min) flag(record, indices[i]!, { reason: 'young', age, min, max })
          else if (age > max && yearsBetween(birth, then) > max)
            flag(record, indices[i]!, { reason: 'old', age: yearsBetween(birth, then), min, max })
        }
      },
    }
  },
  message: ({ age, min, max }) =>
    `发现按号码 ${age} 岁，在岗教师一般在 ${min}—${max} 周岁，请核对出生年份和是否应报此人；无误的请写明情况`,
  example: {
    columns: { name: ['姓名', 'name'], id: ['身份证号码', 'idNumber'] },
    wrong: { rows: [['张示例', '110103201501011236']] },
    right: { rows: [['张示例', '510104198001011236']] },
  },
})

/**
 * A list speaks for its time: who was 60 when the notice asked for it is no stranger to it ten years later. So nobody is too old after the
 * notice's last day; `''`, on which nobody is, where the notice is not dated.
 */
function dayOfList({ asOf, form: { notice } }: CheckContext): string {
  const last = [notice.issued, ...notice.deadlines.map(({ on }) => on)].reduce((a, b) => (a > b ? a : b), '')
  return last < asOf ? last : asOf
}
