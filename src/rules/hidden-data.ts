/** Rows, columns or sheets that hold data and are hidden: they are read, and the sender may not know that they are there. */
import { defineCheck } from '../check/check.ts'
import { quote } from '../value/quote.ts'
import { flagFaults } from './tools/flag-faults.ts'

export const hiddenDataCheck = defineCheck({
  id: 'hidden-data',
  scope: 'sheet',
  title: '隐藏的行、列或工作表',
  meaning:
    '隐藏、被筛选掉或画了删除线的内容照样读取、照样计数（一格里只划去一部分的，读没有划去的）。请确认它们确实要报。压在合并单元格下面的内容谁也看不见，不读取。',
  severity: 'info',
  start: (context) => flagFaults(context, 'hidden-data'),
  message: ({ reason, count, columns, texts }) => {
    if (reason === 'covered') {
      const what = texts === '' ? '' : `（“${quote(String(texts))}”）`
      return `发现 ${count} 个格子的内容压在合并单元格下面${what}，表上看不见，没有读取，请取消合并后核对；不要的请删除`
    }
    if (reason === 'struck')
      return `发现 ${count} 行里画了删除线：整格划去的仍按数据读取，划去一部分的只读其余，请核对；不报的请删除，要报的请去掉删除线`
    if (reason === 'sheet') return '发现这张工作表是隐藏的，仍按数据读取，请确认要报；不报的请删除'
    if (reason === 'columns') return `发现隐藏的列 ${columns ?? ''}，仍按数据读取，请取消隐藏后核对`
    const how = reason === 'filter' ? '被筛选隐藏' : '隐藏'
    return `发现 ${count} 行数据被${how}，仍按数据读取，请取消${reason === 'filter' ? '筛选' : '隐藏'}后核对；不报的请删除`.replace(
      '被被',
      '被',
    )
  },
  example: {
    wrong: { note: '第 5—7 行被隐藏，仍有数据', faults: [{ rule: 'hidden-data', args: { reason: 'rows', count: 3 } }] },
    right: { note: '没有隐藏的行、列' },
  },
})
