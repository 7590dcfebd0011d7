/**
 * A table → the bytes of a workbook, in many dialects that all mean the same. Written by hand from the standard and not with
 * a library, for what has to be tested is what libraries do not write.
 */
import { makeZip, type ZipOptions, type ZipPart } from './make-zip.ts'

export type Cell =
  | undefined
  | { text: string }
  | { number: string }
  /** Day number in the 1900 system, shown as `yyyy"年"m"月"d"日"`. */
  | { day: number }
  | { boolean: boolean }
  | { error: string }
  /** A formula without a stored value. */
  | { formula: string }

export interface Table {
  /** By row; `undefined` cells and empty rows are not written unless the dialect needs them. */
  rows: Cell[][]
  hiddenRows?: number[]
}

export interface Dialect extends ZipOptions {
  prefix?: string
  strict?: boolean
  strings?: 'shared' | 'inline' | 'formula' | 'rich' | 'cdata' | 'entities'
  /** No `r=` on rows and cells. */
  noReferences?: boolean
  date1904?: boolean
  oddAttributes?: boolean
  /** Comments, processing instructions and white space wherever they are allowed. */
  chatty?: boolean
  encoding?: 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be'
  oddPartNames?: boolean
  absoluteTargets?: boolean
  noDimension?: boolean
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const STRICT_MAIN = 'http://purl.oclc.org/ooxml/spreadsheetml/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const STRICT_RELATIONS = 'http://purl.oclc.org/ooxml/officeDocument/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

export function makeXlsx(table: Table, dialect: Dialect = {}): Buffer {
  return makeZip(makeParts(table, dialect), dialect)
}

/** The parts, for tests that spoil one. */
export function makeParts(table: Table, dialect: Dialect = {}): ZipPart[] {
  const sheet = new SheetXml(table, dialect)
  return wrapParts(
    { sheet: sheet.sheet, strings: sheet.strings, styles: sheet.styles, workbook: sheet.workbook },
    dialect,
  )
}

/** A workbook with one sheet whose XML is given; the rest is plain. */
export function xlsxOf(sheetData: string, extra: { strings?: string; before?: string; after?: string } = {}): Buffer {
  return makeZip(sheetParts(`<sheetData>${sheetData}</sheetData>`, extra))
}

/** Formats: 0 plain, 1 struck through, 2 a struck date, 3 a font that says it has no line. */
export function struckXlsx(...rows: string[]): Buffer {
  const styles = `<styleSheet xmlns="${MAIN}"><fonts count="3"><font/><font><b/><strike/></font><font><strike val="0"/></font></fonts><cellXfs count="4"><xf numFmtId="0" fontId="0"/><xf numFmtId="0" fontId="1"/><xf numFmtId="14" fontId="1"/><xf numFmtId="0" fontId="2"/></cellXfs></styleSheet>`
  const parts = sheetParts(`<sheetData>${rows.join('')}</sheetData>`)
  return makeZip(
    parts.map((part) => (part.name.endsWith('styles.xml') ? { ...part, bytes: Buffer.from(styles) } : part)),
  )
}

export function sheetParts(
  content: string,
  extra: { strings?: string; before?: string; after?: string } = {},
): ZipPart[] {
  const { strings = '', before = '', after = '' } = extra
  return wrapParts(
    {
      sheet: `<worksheet xmlns="${MAIN}">${before}${content}${after}</worksheet>`,
      strings: `<sst xmlns="${MAIN}">${strings}</sst>`,
      styles: STYLES.replace('%', `xmlns="${MAIN}"`),
      workbook: `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {},
  )
}

/** Cell formats: 0 General, 1 a Chinese date, 2 built-in 14, 3 elapsed time. */
const STYLES =
  '<styleSheet %><numFmts count="2"><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/><numFmt numFmtId="177" formatCode="[h]:mm:ss"/></numFmts>' +
  '<cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="176" applyNumberFormat="1"/><xf numFmtId="14"/><xf numFmtId="177"/></cellXfs></styleSheet>'

class SheetXml {
  readonly #dialect: Dialect
  readonly #shared: string[] = []
  readonly sheet: string
  readonly strings: string
  readonly styles: string
  readonly workbook: string

  constructor(table: Table, dialect: Dialect) {
    this.#dialect = dialect
    const main = dialect.strict ? STRICT_MAIN : MAIN
    const relations = dialect.strict ? STRICT_RELATIONS : RELATIONS
    const declared = dialect.prefix ? `xmlns:${dialect.prefix}="${main}"` : `xmlns="${main}"`
    const t = (name: string) => this.#tag(name)
    const dimension = dialect.noDimension ? '' : `<${t('dimension')} ref="A1"/>`
    const date1904 = dialect.date1904 ? `<${t('workbookPr')} date1904="1"/>` : ''
    this.sheet = this.#chat(
      `<${t('worksheet')} ${declared}>${dimension}<${t('sheetData')}>${this.#rows(table)}</${t('sheetData')}></${t('worksheet')}>`,
    )
    const items = this.#shared.join('')
    this.strings = this.#chat(`<${t('sst')} ${declared}>${items}</${t('sst')}>`)
    this.styles = STYLES.replace(/<(\/?)(\w+)/g, (_, slash: string, name: string) => `<${slash}${t(name)}`).replace(
      '%',
      declared,
    )
    this.workbook = `<${t('workbook')} ${declared} xmlns:rel="${relations}">${date1904}<${t('sheets')}><${t('sheet')} name="Sheet1" sheetId="1" rel:id="rId1"/></${t('sheets')}></${t('workbook')}>`
  }

  #tag(name: string): string {
    return this.#dialect.prefix ? `${this.#dialect.prefix}:${name}` : name
  }

  #rows(table: Table): string {
    const t = (name: string) => this.#tag(name)
    return table.rows
      .map((cells, i) => {
        const hidden = table.hiddenRows?.includes(i + 1)
        if (cells.length === 0 && !hidden && !this.#dialect.noReferences) return ''
        const attributes = this.#attributes([
          ...(this.#dialect.noReferences ? [] : [['r', String(i + 1)] as const]),
          ['spans', '1:9'],
          ...(hidden ? [['hidden', '1'] as const] : []),
        ])
        return `<${t('row')}${attributes}>${cells.map((cell, column) => this.#cell(cell, column, i + 1)).join('')}</${t('row')}>`
      })
      .join('')
  }

  #cell(cell: Cell, column: number, row: number): string {
    const c = this.#tag('c')
    const v = this.#tag('v')
    const reference: [string, string][] = this.#dialect.noReferences ? [] : [['r', letters(column) + row]]
    const whole = (attributes: [string, string][], content: string) =>
      `<${c}${this.#attributes([...reference, ...attributes])}>${content}</${c}>`
    if (!cell) return this.#dialect.noReferences ? `<${c}/>` : ''
    if ('number' in cell) return whole([['s', '0']], `<${v}>${cell.number}</${v}>`)
    if ('day' in cell) {
      const serial = this.#dialect.date1904 ? cell.day - 1462 : cell.day
      return whole([['s', '1']], `<${v}>${serial}</${v}>`)
    }
    if ('boolean' in cell) return whole([['t', 'b']], `<${v}>${cell.boolean ? 1 : 0}</${v}>`)
    if ('error' in cell) return whole([['t', 'e']], `<${v}>${cell.error}</${v}>`)
    if ('formula' in cell) return whole([], `<${this.#tag('f')}>${escaped(cell.formula)}</${this.#tag('f')}>`)
    return this.#text(cell.text, whole)
  }

  #text(text: string, whole: (attributes: [string, string][], content: string) => string): string {
    const t = (name: string) => this.#tag(name)
    const strings = this.#dialect.strings ?? 'shared'
    if (strings === 'inline') {
      return whole(
        [['t', 'inlineStr']],
        `<${t('is')}><${t('t')} xml:space="preserve">${escaped(text)}</${t('t')}></${t('is')}>`,
      )
    }
    if (strings === 'formula') {
      return whole([['t', 'str']], `<${t('f')}>A1&amp;"x"</${t('f')}><${t('v')}>${escaped(text)}</${t('v')}>`)
    }
    this.#shared.push(`<${t('si')}>${this.#item(text, strings)}</${t('si')}>`)
    return whole([['t', 's']], `<${t('v')}>${this.#shared.length - 1}</${t('v')}>`)
  }

  #item(text: string, strings: Dialect['strings']): string {
    const t = (name: string) => this.#tag(name)
    const tt = (content: string) => `<${t('t')} xml:space="preserve">${content}</${t('t')}>`
    switch (strings) {
      case 'rich': {
        const characters = [...text]
        const half = Math.floor(characters.length / 2)
        const runs = [characters.slice(0, half).join(''), characters.slice(half).join('')]
        const phonetic = `<${t('rPh')} sb="0" eb="1">${tt('拼音')}</${t('rPh')}><${t('phoneticPr')} fontId="1"/>`
        return (
          runs
            .map((run) => `<${t('r')}><${t('rPr')}><${t('b')}/></${t('rPr')}>${tt(escaped(run))}</${t('r')}>`)
            .join('') + phonetic
        )
      }
      case 'cdata':
        return tt(`<![CDATA[${excelEscapes(text).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`)
      case 'entities':
        return tt([...excelEscapes(text)].map((character, i) => numeric(character.codePointAt(0)!, i)).join(''))
      default:
        return tt(escaped(text))
    }
  }

  #attributes(list: readonly (readonly [string, string])[]): string {
    if (!this.#dialect.oddAttributes) return list.map(([name, value]) => ` ${name}="${value}"`).join('')
    return `${[...list]
      .reverse()
      .map(([name, value]) => `\n\t${name} =  '${value}'`)
      .join('')} `
  }

  #chat(xml: string): string {
    if (!this.#dialect.chatty) return xml
    // White space is text inside of `t`, `v` and `f`, so nothing is put before their close tags.
    const between = (name: string) =>
      new RegExp(`(?<=>)(?=<${'tvf'.includes(name) ? '' : '/?'}(?:\\w+:)?${name}[\\s>/])`, 'g')
    return `<?xml version="1.0"?>\n<!-- <row r="1"> -->${['row', 'c', 'v', 'is', 'si', 't', 'f'].reduce(
      (text, name) => text.replace(between(name), () => `\n  <!-- </row> <c> -->\r\n<?pi <v>?>\t`),
      xml,
    )}\n`
  }
}

function wrapParts(
  parts: { sheet: string; strings: string; styles: string; workbook: string },
  dialect: Dialect,
): ZipPart[] {
  const relations = dialect.strict ? STRICT_RELATIONS : RELATIONS
  const names = dialect.oddPartNames
    ? { workbook: 'book/Main.xml', sheet: 'book/a b/表.bin.xml', strings: 'zz/texts.xml', styles: 'looks.xml' }
    : {
        workbook: 'xl/workbook.xml',
        sheet: 'xl/worksheets/sheet1.xml',
        strings: 'xl/sharedStrings.xml',
        styles: 'xl/styles.xml',
      }
  const folder = names.workbook.slice(0, names.workbook.indexOf('/'))
  const target = (name: string) => {
    const path = encodeURI(name)
    if (dialect.absoluteTargets) return `/${path}`
    return name.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : `../${path}`
  }
  const encode = (xml: string) => encoded(xml, dialect.encoding)
  const related = (['sheet', 'strings', 'styles'] as const).map((kind, i) => {
    const type = { sheet: 'worksheet', strings: 'sharedStrings', styles: 'styles' }[kind]
    return `<Relationship Id="rId${i + 1}" Type="${relations}/${type}" Target="${target(names[kind])}"/>`
  })
  const workbookFile = names.workbook.slice(folder.length + 1)
  return [
    {
      name: '[Content_Types].xml',
      bytes: Buffer.from(
        `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${names.workbook}" ContentType="${TYPE}.sheet.main+xml"/></Types>`,
      ),
    },
    {
      name: '_rels/.rels',
      bytes: Buffer.from(
        `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="${dialect.absoluteTargets ? '/' : ''}${names.workbook}"/></Relationships>`,
      ),
    },
    // Strings behind the sheet or before it: the order of parts means nothing.
    ...(dialect.oddPartNames ? [{ name: names.strings, bytes: encode(parts.strings) }] : []),
    { name: names.sheet, bytes: encode(parts.sheet) },
    { name: names.styles, bytes: encode(parts.styles) },
    { name: names.workbook, bytes: encode(parts.workbook) },
    {
      name: `${folder}/_rels/${workbookFile}.rels`,
      bytes: Buffer.from(`<Relationships xmlns="${PACKAGE}/relationships">${related.join('')}</Relationships>`),
    },
    ...(dialect.oddPartNames ? [] : [{ name: names.strings, bytes: encode(parts.strings) }]),
  ]
}

function encoded(xml: string, encoding: Dialect['encoding'] = 'utf-8'): Buffer {
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(xml)
    case 'utf-8-bom':
      return Buffer.from(`\ufeff${xml}`)
    case 'utf-16le':
      return Buffer.from(`\ufeff${xml}`, 'utf16le')
    case 'utf-16be':
      return Buffer.from(`\ufeff${xml}`, 'utf16le').swap16()
  }
}

/** What XML cannot hold is written as Excel writes it. */
function excelEscapes(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/\p{Cc}/gu, (character) =>
      '\t\n'.includes(character) || character >= '\x7f'
        ? character
        : `_x${character.charCodeAt(0).toString(16).padStart(4, '0')}_`,
    )
}

function escaped(text: string): string {
  return excelEscapes(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function numeric(code: number, index: number): string {
  return index % 2 ? `&#${code};` : `&#x${code.toString(16)};`
}

export function letters(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26)
}
