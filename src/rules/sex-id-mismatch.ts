/** Sex column against the 17th digit of the ID number. */
import { defineCheck } from '../check/check.ts'
import { columnOfType } from '../check/needs.ts'
import { readId } from '../form/read-id.ts'
import { readSex } from '../value/read-sex.ts'

export const sexIdMismatchCheck = defineCheck({
  id: 'sex-id-mismatch',
  scope: 'row',
  title: '性别与身份证号码',
  meaning: '身份证号码第 17 位单数为男、双数为女，应与性别一栏一致。号码本身有错的行不比。',
  severity: 'error',
  takes: { id: ['idNumber'], sex: ['sex'] },
  params: (zod) => zod.strictObject({ id: zod.string().optional(), sex: zod.string().optional() }),
  needs: ({ id, sex }) => ({ id: columnOfType('idNumber', id), sex: columnOfType('sex', sex) }),
  start({ asOf, flag }, _, { id, sex }) {
    return {
      record(record) {
        const written = readSex(record.values[sex])
        if (written === undefined) return
        const reading = readId(record, id, asOf)
        if (reading?.valid && reading.sex !== undefined && reading.sex !== written) flag(record, sex, { sex: written })
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
