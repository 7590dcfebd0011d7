/** ID numbers by GB 11643: structure, region, birth date, check digit. The message names the cell's fault, never the number. */

import { type CheckContext, defineCheck } from '../check/check.ts'
import { checkedColumns, flagHead, headId, presentColumns } from '../check/needs.ts'
import { readId } from '../form/read-id.ts'
import { type FormRecord, sheetColumn } from '../form/reading.ts'
import { cleanText } from '../value/text.ts'
import { cellAddress } from '../workbook/address.ts'
import { draggedRows } from './tools/dragged-rows.ts'
import { isLeftBlank } from './tools/left-blank.ts'
import { maskedAmong, maskedRows } from './tools/masked-rows.ts'

export const idNumberCheck = defineCheck({
  id: 'id-number',
  scope: 'row',
  title: '身份证号码',
  meaning:
    '按 GB 11643：6 位地区、8 位出生日期、3 位顺序码、1 位校验码。前 17 位依次乘以 7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2，其和除以 11 的余数 0—10 对应校验码 1 0 X 9 8 7 6 5 4 3 2。连着三行以上逐行递增的是拖动填充，打了星号的是脱敏导出，各说一次。港澳台居民居住证（81、82、83 开头）和外国人永久居留证一并承认；地区码已撤销或在外省都是正常的。',
  severity: 'error',
  milder: {
    'unknown-county': 'warning',
    'expired-15': 'warning',
    'other-paper-remarked': 'warning',
    'check-digit-untested': 'info',
  },
  takes: { fields: ['idNumber'] },
  params: (zod) => zod.strictObject({ fields: zod.array(zod.string()).min(1).optional() }),
  needs: ({ fields }) => ({
    indices: checkedColumns(['idNumber'], fields),
    names: presentColumns(['name']),
    phones: presentColumns(['phone']),
    remarks: presentColumns(({ field }) => field === 'remark'),
  }),
  start(context, { fields }, { indices, names, phones, remarks }) {
    const { asOf, flag, table } = context
    const maskedToo = new Set<string>()
    const masked = maskedRows(context, () => ({ also: [...maskedToo].join('、') }))
    const runs = indices.map((index) =>
      draggedRows(
        (record, args) => flag(record, index, args),
        (records, from) => flagDragged(context, index, records, from),
      ),
    )
    return {
      record(record) {
        for (let i = 0; i < indices.length; i++) {
          const index = indices[i]!
          const reading = readId(record, index, asOf)
          if (reading === undefined) {
            runs[i]!.flush()
            continue
          }
          if (reading.valid) {
            if (reading.notes.length > 0 && reading.notes[0] !== 'former-county')
              flag(record, index, { reason: reading.notes[0]! })
            runs[i]!.fine(record, reading.canonical)
            continue
          }
          const { reason, length, sign, rounded } = reading
          if (reason === 'checksum') {
            const args = { reason: rounded ? 'checksum-rounded' : reason, length }
            runs[i]!.faulty(record, cleanText(String(record.values[index])).replaceAll(' ', ''), args)
            continue
          }
          runs[i]!.flush()
          // Lost digits have a check of their own.
          if (reason === 'float') continue
          if (reason === 'masked') {
            masked.add(record, index)
            for (const other of maskedAmong(record, names, phones)) maskedToo.add(table!.table.columns[other]!.heading)
          } else {
            // What was asked for in the remarks is there: the sheet may count.
            const isRemarked = reason === 'other-paper' && remarks.some((remark) => !isLeftBlank(record, remark))
            flag(record, index, {
              reason: isRemarked ? 'other-paper-remarked' : reason,
              length,
              ...(sign && { sign }),
            })
          }
        }
      },
      end() {
        for (const run of runs) run.flush()
        masked.end()
        flagHead(context, ['idNumber'], fields, (_, { field }) => {
          const reading = headId(context, field)
          if (reading.valid || reading.reason === 'blank' || reading.reason === 'float') return undefined
          const { reason, length, sign } = reading
          return { reason, length, count: 1, ...(sign && { sign }) }
        })
      },
    }
  },
  message: ({ reason, length, sign, count, also, from }) => {
    switch (reason) {
      case 'two-numbers':
        return '发现一格里有两个号码，应只填本人一个，请分开填写'
      case 'masked':
        return `发现证件号码打了星号（${count} 行${also ? `，${also}也打了` : ''}），应为完整号码，请导出完整号码重新报送`
      case 'dragged':
        return `发现 ${count} 行的号码是从 ${from} 起逐行递增的，多半是向下拖动填充出来的，应为各人自己的号码，请逐人照身份证原件重填`
      case 'checksum-rounded':
        return '发现校验码不符，至少有一位填错；末位是 0，也可能曾存成数字、末尾几位已经丢失，请对照身份证原件更正'
      case 'characters':
        return `发现不该有的字符“${sign}”，应为 17 位数字加 1 位校验码，请对照身份证原件更正`
      case 'phone':
        return '发现填的是手机号码，应为身份证号码，请核对是否填错了栏'
      case 'other-paper':
        return '发现像是护照或通行证号码，应为身份证或居住证号码，请核对；确实没有的请在备注说明'
      case 'other-paper-remarked':
        return '发现像是护照或通行证号码，备注写了说明，请核对'
      case 'length':
        return `发现 ${length} 位，应为 18 位，请对照身份证原件更正`
      case 'x-place':
        return '发现字母 X 不在最后一位，X 只能是校验码，请对照身份证原件更正'
      case 'province':
        return '发现前两位不是任何省份的代码，应为户籍地区代码，请对照身份证原件更正'
      case 'student':
        return '发现像是学生临时学籍号（999 开头），应为教师本人身份证号码，请更正'
      case 'date':
        return '发现第 7—14 位不是存在的日期，应为出生年月日，请对照身份证原件更正'
      case 'future':
        return '发现出生日期晚于统计截止日，应为真实的出生年月日，请对照身份证原件更正'
      case 'unknown-county':
        return '发现前六位不是已知的县区代码（现行的、已撤销的都没有），请对照身份证原件核对；无误的请写明情况'
      case 'expired-15':
        return '发现 15 位旧号码，第一代身份证 2013 年起停用，应填 18 位号码，请对照现用身份证更正'
      case 'check-digit-untested':
        return '发现旧版外国人永久居留证号码，只能核对格式和日期，请对照证件核对一遍'
      default:
        return '发现校验码不符，至少有一位填错，请对照身份证原件更正'
    }
  },
  example: {
    columns: { name: ['姓名', 'name'], id: ['身份证号码', 'idNumber'] },
    wrong: { rows: [['张示例', '110103201501011237']] },
    right: { rows: [['张示例', '110103201501011236']] },
  },
})

function flagDragged({ flag }: CheckContext, index: number, records: FormRecord[], from: number): void {
  const [first] = records
  const column = sheetColumn(first!.table, index, first!.block)
  const rows = records.map(({ row }) => row)
  flag.at(
    { row: first!.row, column, rows, fold: String(first!.row) },
    { reason: 'dragged', count: rows.length, from: cellAddress(column, from) },
  )
}
