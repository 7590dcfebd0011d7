/**
 * Writes rosters of invented teachers as .xlsx (岳阳 附件3), any number of rows, streamed: the bench makes its own data.
 * Strings shared or inline. Persons are invented: the division prefix of every ID number was abolished before the date of birth.
 */
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { crc32, createDeflateRaw } from 'node:zlib'

const SURNAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜'
/** 160 characters, so that given names of two of them do not run out. */
const GIVEN = Array.from({ length: 160 }, (_, i) => String.fromCharCode(0x5b80 + i * 7)).join('')
const SUBJECTS = ['语文', '数学', '英语', '物理', '化学', '生物', '历史', '地理', '音乐', '体育', '美术', '信息技术']
const STAGES = ['小学', '初中', '高中']
const HEADINGS = '序号 姓名 性别 身份证号码 县（市区） 工作单位 任教学段 任教学科 联系电话 备注'.split(' ')
const OTHER_SEX = { 男: '女', 女: '男' }
const COUNTY = '岳阳楼区'
const SCHOOL = '示例市第十二中学'

/** A county of 岳阳地区, abolished in 1986; the dates of birth below are later. */
const ABOLISHED_PREFIX = '432222'
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** One invented person: the ten cells of a row, `undefined` where blank. No two are alike below 4,700,000. */
export function person(index) {
  const day = 1 + (index % 28)
  const month = 1 + (Math.floor(index / 28) % 12)
  const year = 1987 + (Math.floor(index / 336) % 14)
  const order = Math.floor(index / 4704) % 1000
  const pad = (value, width) => String(value).padStart(width, '0')
  const body = `${ABOLISHED_PREFIX}${year}${pad(month, 2)}${pad(day, 2)}${pad(order, 3)}`
  let sum = 0
  for (let i = 0; i < 17; i++) sum += WEIGHTS[i] * (body.charCodeAt(i) - 48)
  const name = SURNAMES[index % 32] + GIVEN[Math.floor(index / 32) % 160] + GIVEN[Math.floor(index / 5120) % 160]
  return [
    index + 1,
    name,
    order % 2 ? '男' : '女',
    body + '10X98765432'[sum % 11],
    COUNTY,
    SCHOOL,
    STAGES[index % 3],
    SUBJECTS[index % 12],
    // 154 is handed out by no operator.
    `154${pad((index * 7919) % 100_000_000, 8)}`,
    index % 5 ? undefined : '骨干教师',
  ]
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const FIXED_PARTS = {
  '[Content_Types].xml':
    `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>` +
    `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>` +
    `<Override PartName="/xl/sharedStrings.xml" ContentType="${TYPE}.sharedStrings+xml"/></Types>`,
  '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels':
    `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>` +
    `<Relationship Id="rId2" Type="${RELATIONS}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="${RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
  'xl/styles.xml':
    `${XML}<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills>` +
    `<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf xfId="0"/><xf numFmtId="49" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`,
}

/**
 * Writes `rows` teachers, from number `first` on, to `path`. `strings`: `shared` (as Excel does) or `inline` (as exporters do).
 * Every `faultEvery`th has the wrong sex; none with 0.
 */
export async function makeRoster(path, rows, strings = 'shared', first = 0, faultEvery = 0) {
  const out = createWriteStream(path)
  const directory = []
  let offset = 0

  const emit = async (bytes) => {
    offset += bytes.length
    if (!out.write(bytes)) await once(out, 'drain')
  }
  const part = async (name, pieces) => {
    const start = offset
    const nameBytes = Buffer.from(name)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(20, 4)
    local.writeUInt16LE(0x0808, 6)
    local.writeUInt16LE(8, 8)
    local.writeUInt32LE(0x21, 10)
    local.writeUInt16LE(nameBytes.length, 26)
    await emit(local)
    await emit(nameBytes)
    let crc = 0
    let size = 0
    let packed = 0
    const deflate = createDeflateRaw({ level: 6, chunkSize: 1 << 18 })
    const pump = (async () => {
      for await (const chunk of deflate) {
        packed += chunk.length
        await emit(chunk)
      }
    })()
    for (const piece of pieces) {
      const bytes = Buffer.from(piece)
      crc = crc32(bytes, crc)
      size += bytes.length
      if (!deflate.write(bytes)) await once(deflate, 'drain')
    }
    deflate.end()
    await pump
    const tail = Buffer.alloc(16)
    tail.writeUInt32LE(0x08074b50, 0)
    tail.writeUInt32LE(crc, 4)
    tail.writeUInt32LE(packed, 8)
    tail.writeUInt32LE(size, 12)
    await emit(tail)
    directory.push({ nameBytes, crc, packed, size, start })
  }

  for (const [name, text] of Object.entries(FIXED_PARTS)) await part(name, [text])
  const table = strings === 'shared' ? new Map() : undefined
  await part('xl/worksheets/sheet1.xml', sheetPieces(rows, table, first, faultEvery))
  await part('xl/sharedStrings.xml', stringPieces(table ?? new Map()))

  const directoryStart = offset
  for (const { nameBytes, crc, packed, size, start } of directory) {
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(20, 4)
    entry.writeUInt16LE(20, 6)
    entry.writeUInt16LE(0x0808, 8)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(0x21, 12)
    entry.writeUInt32LE(crc, 16)
    entry.writeUInt32LE(packed, 20)
    entry.writeUInt32LE(size, 24)
    entry.writeUInt16LE(nameBytes.length, 28)
    entry.writeUInt32LE(start, 42)
    await emit(entry)
    await emit(nameBytes)
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(directory.length, 8)
  end.writeUInt16LE(directory.length, 10)
  end.writeUInt32LE(offset - directoryStart, 12)
  end.writeUInt32LE(directoryStart, 16)
  await emit(end)
  out.end()
  await once(out, 'close')
}

function* sheetPieces(rows, table, first, faultEvery) {
  const none = undefined
  const cell = (column, row, value) => {
    if (value === undefined) return ''
    const reference = `${String.fromCharCode(65 + column)}${row}`
    if (typeof value === 'number') return `<c r="${reference}" s="0"><v>${value}</v></c>`
    if (!table) return `<c r="${reference}" s="1" t="inlineStr"><is><t>${value}</t></is></c>`
    let index = table.get(value)
    if (index === undefined) {
      index = table.size
      table.set(value, index)
    }
    return `<c r="${reference}" s="1" t="s"><v>${index}</v></c>`
  }
  const line = (row, values) =>
    `<row r="${row}" spans="1:10">${values.map((value, column) => cell(column, row, value)).join('')}</row>`
  yield `${XML}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}"><dimension ref="A1:J${rows + 4}"/><sheetData>`
  yield line(1, ['2021年岳阳市中小学（幼儿园）教师信息技术应用能力提升工程2.0试点学校参培教师信息表'])
  yield line(2, [`县（市、区）：${COUNTY}`, none, none, `学校：${SCHOOL}`, none, none, `参培人数：${rows}`])
  yield line(3, HEADINGS)
  let text = ''
  for (let index = 0; index < rows; index++) {
    const [, name, sex, ...others] = person(first + index)
    const written = faultEvery > 0 && index % faultEvery === 0 ? OTHER_SEX[sex] : sex
    text += line(index + 4, [index + 1, name, written, ...others])
    if (text.length > 1 << 17) {
      yield text
      text = ''
    }
  }
  text += line(rows + 4, ['填报人：示例', none, none, '联系电话：15400000000'])
  yield `${text}</sheetData><mergeCells count="2"><mergeCell ref="A1:J1"/><mergeCell ref="G2:J2"/></mergeCells></worksheet>`
}

function* stringPieces(table) {
  yield `${XML}<sst xmlns="${MAIN}" count="${table.size}" uniqueCount="${table.size}">`
  let text = ''
  for (const value of table.keys()) {
    text += `<si><t>${value}</t></si>`
    if (text.length > 1 << 17) {
      yield text
      text = ''
    }
  }
  yield `${text}</sst>`
}
