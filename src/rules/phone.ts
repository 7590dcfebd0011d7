/** Phone numbers by the Chinese numbering plan: mobile, landline with or without area code, extensions, several in a cell. */

import { type Args, defineCheck } from '../check/check.ts'
import { checkedColumns, flagHead, presentColumns } from '../check/needs.ts'
import { readId } from '../form/read-id.ts'
import type { FormRecord } from '../form/reading.ts'
import type { IsoDate } from '../value/date.ts'
import { readPhones } from '../value/phone.ts'
import { isMaskedAt, maskedRows } from './tools/masked-rows.ts'

export const phoneCheck = defineCheck({
  id: 'phone',
  scope: 'row',
  title: '联系电话',
  meaning:
    '手机号 11 位，13—19 开头；固定电话为区号（010、02x 三位，其余四位）加 7 或 8 位，可带分机；本地号码可不写区号；一格里可写几个，用“/”或“、”隔开。',
  severity: 'warning',
  takes: { fields: ['phone'] },
  params: (zod) =>
    zod.strictObject({
      fields: zod.array(zod.string()).min(1).optional(),
      mobile: zod.boolean().optional().describe('只能是手机号'),
    }),
  needs: ({ fields }) => ({ indices: checkedColumns(['phone'], fields), ids: presentColumns(['idNumber']) }),
  start(context, { fields, mobile = false }, { indices, ids }) {
    const { flag, asOf } = context
    const masked = maskedRows(context)
    return {
      record(record) {
        for (let i = 0; i < indices.length; i++) {
          const value = record.values[indices[i]!]
          if (value === undefined || isMobile(value as string)) continue
          const fault = faultOf(String(value), mobile)
          if (fault?.reason === 'masked') {
            if (!isMaskedAt(record, ids)) masked.add(record, indices[i]!)
          } else if (fault && !(fault.reason === 'id-number' && idIsPhone(record, ids, asOf)))
            flag(record, indices[i]!, fault)
        }
      },
      end() {
        masked.end()
        flagHead(context, ['phone'], fields, (text) => faultOf(text, false))
      },
    }
  },
  message: ({ reason, digits, count }) => {
    switch (reason) {
      case 'masked':
        return `发现电话打了星号（${count ?? 1} 行），应为完整号码，请导出完整号码重新报送`
      case 'float':
        return '发现存成了数字并丢了位数，应为完整号码，请按文本重填'
      case 'id-number':
        return '发现像是身份证号码，应为电话号码，请核对是否填错了栏'
      case 'mobile-length':
        return `发现 ${digits} 位数字，手机号应为 11 位，请核对`
      case 'mobile-prefix':
        return '发现 11 位但不是手机号段，手机号应以 13—19 开头，请核对'
      case 'landline-length':
        return `发现 ${digits} 位数字，固定电话应为区号加 7 或 8 位，请核对`
      case 'area-code':
        return '发现没有这个区号，请核对区号'
      case 'not-mobile':
        return '发现固定电话，这一栏应填手机号，请更正'
      case 'characters':
        return '发现电话里有不该有的文字或符号，应为电话号码，请更正；说明请写进备注'
      default:
        return `发现 ${digits} 位数字，既不是 11 位手机号，也不是 7 或 8 位固定电话，请核对`
    }
  },
  example: {
    columns: { name: ['姓名', 'name'], phone: ['联系电话', 'phone'] },
    wrong: { rows: [['张示例', '130000000001']] },
    right: {
      rows: [
        ['张示例', '13000000000'],
        ['李示例', '0730-8960000'],
      ],
    },
  },
})

/** 11 digits from 13 to 19: nearly every cell. */
function isMobile(text: string): boolean {
  if (text.length !== 11 || text.charCodeAt(0) !== 49 || text.charCodeAt(1) < 51) return false
  for (let i = 1; i < 11; i++) {
    const code = text.charCodeAt(i)
    if (code < 48 || code > 57) return false
  }
  return true
}

/** Does the phone stand where the row's ID number belongs, so that its finding asks about both columns? */
function idIsPhone(record: FormRecord, ids: readonly number[], asOf: IsoDate): boolean {
  return ids.some((index) => {
    const reading = readId(record, index, asOf)
    return reading?.valid === false && reading.reason === 'phone'
  })
}

function faultOf(text: string, mobile: boolean): Args | undefined {
  const reading = readPhones(text)
  if (!reading.valid) return reading.reason === 'blank' ? undefined : { reason: reading.reason, digits: reading.digits }
  if (mobile && !reading.phones.some((phone) => phone.kind === 'mobile')) return { reason: 'not-mobile' }
  return undefined
}
