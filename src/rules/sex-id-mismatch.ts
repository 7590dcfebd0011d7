/** Sex against the 17th digit of the ID number, of each row and of the person in the head. */
import { type CheckContext, defineCheck } from '../check/check.ts'
import { columnOrHead, headFieldsOfType, headId, headText } from '../check/needs.ts'
import { readId } from '../form/read-id.ts'
import { readSex } from '../value/read-sex.ts'

export const sexIdMismatchCheck = defineCheck({
  id: 'sex-id-mismatch',
  scope: 'row',
  title: '性别与身份证号码',
  meaning:
    '身份证号码第 17 位单数为男、双数为女，应与性别一栏一致；表头表尾有一个人的性别和号码的，一样比。号码本身有错的不比。',
  severity: 'error',
  takes: { id: ['idNumber'], sex: ['sex'] },
  params: (zod) => zod.strictObject({ id: zod.string().optional(), sex: zod.string().optional() }),
  needs: ({ id, sex }) => ({ id: columnOrHead('idNumber', id), sex: columnOrHead('sex', sex) }),
  start(context, _, { id, sex }) {
    const { asOf, flag, form, table } = context
    return {
      record(record) {
        if (id < 0 || sex < 0) return
        const written = readSex(record.values[sex])
        if (written === undefined) return
        const reading = readId(record, id, asOf)
        if (reading?.valid && reading.sex !== undefined && reading.sex !== written) flag(record, sex, { sex: written })
      },
      end() {
        const person = table === undefined || table.table === form.form.tables[0] ? inHead(context) : undefined
        const written = person && readSex(headText(context, person.sex))
        if (person === undefined || written === undefined) return
        const reading = headId(context, person.id)
        if (reading.valid && reading.sex !== undefined && reading.sex !== written)
          flag.head(person.sex, { sex: written })
      },
    }
  },
  message: ({ sex }) => `发现性别填“${sex}”，与身份证号码第 17 位不符，应当一致，请核对性别和号码哪一个填错`,
  example: {
    columns: { sex: ['性别', 'sex'], id: ['身份证号码', 'idNumber'] },
    wrong: { rows: [['女', '110103201501011236']] },
    right: { rows: [['男', '110103201501011236']] },
  },
})

/** One person: whose of two the sex is, nobody can tell. */
function inHead(context: CheckContext): { id: string; sex: string } | undefined {
  const [ids, sexes] = [headFieldsOfType(context, ['idNumber']), headFieldsOfType(context, ['sex'])]
  return ids.length === 1 && sexes.length === 1 ? { id: ids[0]!.field, sex: sexes[0]!.field } : undefined
}
