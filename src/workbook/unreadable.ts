/**
 * Every way in which a file can be refused: code → what is wrong, and what the sender should do. The texts hold nothing
 * of the file's content.
 */
import { UnreadableFile } from '../user-error.ts'

const REFUSALS = {
  'file-missing': ['找不到这个文件', '请核对路径和文件名'],
  'file-denied': ['没有读取这个文件的权限', '请检查文件权限，或复制到自己的文件夹后再试'],
  'file-busy': ['读不了，多半正被 Excel 或 WPS 打开', '请关闭后重试，或复制一份再试'],
  'file-io': ['读取文件时磁盘或网络出错', '请把文件复制到本机硬盘后再试'],
  'is-folder': ['这是文件夹，不是文件', '请写文件夹里的文件名'],
  'not-a-file': ['这不是普通文件', '请核对路径'],
  'file-empty': ['文件是空的（0 字节）', '请重新发送'],
  'lock-file': ['这是 Excel 打开表格时留下的临时文件（以 ~$ 开头），不是报表', '请关闭 Excel，发送不带 ~$ 的同名文件'],
  password: ['有打开密码', '请去掉密码后另存，重新发送'],
  truncated: ['文件不完整（压缩包缺少结尾），多半是没传完', '请重新发送'],
  damaged: ['文件已损坏', '请用 Excel 或 WPS 打开原文件，另存为 .xlsx 后重新发送'],
  doctype: ['文件里有外部实体声明（DOCTYPE），不是正常的表格', '请用 Excel 或 WPS 打开原文件，另存为 .xlsx 后重新发送'],
  'too-large': ['文件内容超出上限', '请删去无用的工作表、空行和格式，另存为 .xlsx 后重新发送'],
  'format-et': ['WPS 表格格式（.et）', '请另存为 .xlsx'],
  'format-doc': ['Word 文档，不是表格', '请把表格复制到 Excel 或 WPS 表格，存为 .xlsx 后重新发送'],
  'format-ppt': ['PowerPoint 演示文稿，不是表格', '请把表格复制到 Excel 或 WPS 表格，存为 .xlsx 后重新发送'],
  'format-pdf': ['PDF 文件，不是表格', '请发送原来的 Excel 表格（.xlsx）'],
  'format-image': ['图片，不是表格', '请发送原来的 Excel 表格（.xlsx）'],
  'format-rtf': ['RTF 文档，不是表格', '请把表格复制到 Excel 或 WPS 表格，存为 .xlsx 后重新发送'],
  'format-ods': ['OpenDocument 表格（.ods）', '请另存为 .xlsx'],
  'format-xlsb': ['Excel 二进制工作簿（.xlsb）', '请另存为 .xlsx'],
  'format-old': ['Excel 4 或更早的格式', '请用 Excel 或 WPS 打开，另存为 .xlsx 后重新发送'],
  'format-numbers': ['苹果 Numbers 表格', '请导出为 .xlsx'],
  archive: ['压缩包，不是表格', '请解压后发送里面的表格'],
  'format-mail': ['邮件，不是表格', '请保存邮件里的附件后再试'],
  'format-mht': ['单个文件网页（.mht）', '请另存为 .xlsx'],
  'web-page': ['网页，里面没有表格', '请用 Excel 或 WPS 打开原文件，另存为 .xlsx 后重新发送'],
  unknown: ['不是认得的表格格式', '请用 Excel 或 WPS 另存为 .xlsx 后重新发送'],
  'text-encoding': ['文字编码认不出来', '请用 Excel 或 WPS 另存为 .xlsx 后重新发送'],
  'csv-quotes': ['引号没有成对', '请用 Excel 或 WPS 打开核对，另存为 .xlsx 后重新发送'],
  'csv-line': ['有一行太长，不像表格', '请用 Excel 或 WPS 另存为 .xlsx 后重新发送'],
} as const satisfies Record<string, readonly [message: string, hint: string]>

export type RefusalCode = keyof typeof REFUSALS

/** `detail` says which part or place, for whoever looks into it; it never quotes cell content. */
export function unreadable(code: RefusalCode, detail?: string, cause?: unknown): UnreadableFile {
  const [message, hint] = REFUSALS[code]
  return new UnreadableFile(
    code,
    detail ? `${message}（${detail}）` : message,
    hint,
    cause === undefined ? {} : { cause },
  )
}

/** The part of a workbook holds what no honest writer writes. */
export function damaged(detail: string, cause?: unknown): UnreadableFile {
  return unreadable('damaged', detail, cause)
}
