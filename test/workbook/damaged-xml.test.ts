/**
 * Sheets and strings that somebody's program wrote wrongly: the fast way and the tokens say the same, wherever the bytes are cut, and
 * nobody reads on for ever. A blank more behind a tag's name is all it takes to leave the fast way.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { UnreadableFile } from '../../src/user-error.ts'
import { readStyles } from '../../src/workbook/xlsx/styles.ts'
import { tries } from '../tries.ts'
import { pieces, rowsOf, stringsOf } from './read-parts.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

const STRINGS = `<?xml version="1.0" encoding="UTF-8"?>
<sst xmlns="${MAIN}" count="9" uniqueCount="9"><si><t>张三</t></si><si><t/></si><si><t xml:space="preserve"> a&amp;b </t></si><si><r><t>富</t></r><r><rPr><b/></rPr><t>文</t></r></si><si><t>432222198701160005</t></si><si><t>_x0041_x</t></si><si><t>漢</t><phoneticPr fontId="1"/><rPh sb="0" eb="1"><t>かん</t></rPh></si><si><t>行
二</t></si><si/></sst>`

const SHEET = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="${MAIN}"><dimension ref="A1:F8"/><sheetData><row r="1" spans="1:6"><c r="A1" s="2" t="s"><v>0</v></c><c r="B1" t="s"><v>4</v></c><c r="D1"><v>12.5</v></c></row><row r="2" spans="1:6" ht="15" customHeight="1"><c r="A2" t="inlineStr"><is><t>学校一</t></is></c><c r="B2" s="1"><v>44346</v></c><c r="C2" s="2"/><c r="D2" t="str"><f>A1&amp;"x"</f><v>y&lt;z</v></c></row><row r="4" hidden="1"><c r="A4" t="b"><v>1</v></c><c r="B4" t="e"><v>#N/A</v></c><c r="C4" t="n"><v>-1.5E+3</v></c><c r="D4"><f>1+2</f></c></row><row r="5"/><row r="6" ht="0"><c r="A6" t="s"><v>2</v></c><c r="AA6" t="s"><v>3</v></c></row><row r="7"><c r="A7" t="inlineStr"><is><t xml:space="preserve"> 空格 </t></is></c><c r="B7" t="s"><v>5</v></c><c r="C7"><v>100</v></c></row><row r="8"><c r="A8"><v>8</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells></worksheet>`

const STYLES = `<styleSheet xmlns="${MAIN}"><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="49"/></cellXfs></styleSheet>`

const PIECES =
  `< > / " = ' & ; : . 0 9 A Z é 张 😀 \0 \n \r \r\n &amp; &#65; &bogus; x: - <c </c> <v> </v> <f/> <is> </is> <t> </t> <t/> <si> </si> <si/> <r> </r> </row> <row r="9"> r=" s="1" t="s" ht="0" hidden="1" cm="1" 08 _x000D_ _x005F_ <!--x--> <![CDATA[1<]]> <extLst/> <phoneticPr/>`.split(
    ' ',
  )
const piece = fc.oneof(fc.constantFrom(...PIECES), fc.constantFrom(...PIECES.map((each) => ` ${each}`)))
const place = fc.nat({ max: 9_999 })
const change = fc.oneof(
  fc.record({ at: place, piece }),
  fc.record({ at: place, drop: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ at: place, over: piece }),
  fc.record({ at: place, copyFrom: place, length: fc.nat({ max: 30 }) }),
)
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never

function changed(xml: string, changes: Change[]): string {
  return changes.reduce((text, each) => {
    const at = each.at % text.length
    const [before, behind] = [text.slice(0, at), text.slice(at)]
    if ('piece' in each) return before + each.piece + behind
    if ('drop' in each) return before + behind.slice(each.drop)
    if ('over' in each) return before + each.over + behind.slice(each.over.length)
    const from = each.copyFrom % text.length
    return before + text.slice(from, from + each.length) + behind
  }, xml)
}

/** What was read, as text, for thousands are compared; or that nothing was. Anything but a refusal is thrown on. */
function outcome(read: () => unknown): string {
  try {
    return JSON.stringify(read())
  } catch (error) {
    if (error instanceof UnreadableFile) return 'refused'
    throw error
  }
}

const strings = (xml: string, size = xml.length * 4) => stringsOf(pieces(Buffer.from(xml), size))
const source = { strings: strings(STRINGS), styles: readStyles(Buffer.from(STYLES)), date1904: false }
const rows = (xml: string, size = xml.length * 4) => rowsOf(pieces(Buffer.from(xml), size), source)

function texts(xml: string, size?: number): string[] {
  const made = strings(xml, size)
  return Array.from({ length: made.count }, (_, index) => made.get(index))
}

const changes = fc.array(change, { minLength: 1, maxLength: 3 })
const size = fc.integer({ min: 1, max: 40 })

test('a sheet', () => {
  fc.assert(
    fc.property(changes, size, (given, cut) => {
      const xml = changed(SHEET, given)
      const read = outcome(() => rows(xml))
      expect(outcome(() => rows(xml.replaceAll('<row r=', '<row  r=')))).toBe(read)
      expect(outcome(() => rows(xml, cut))).toBe(read)
    }),
    { numRuns: tries(2_500) },
  )
})

test('shared strings', () => {
  fc.assert(
    fc.property(changes, size, (given, cut) => {
      const xml = changed(STRINGS, given)
      const read = outcome(() => texts(xml))
      expect(outcome(() => texts(xml.replaceAll('<si>', '<si >')))).toBe(read)
      expect(outcome(() => texts(xml, cut))).toBe(read)
    }),
    { numRuns: tries(1_200) },
  )
})

test('a tag that swallows the next and ends with the bytes', () => {
  for (const end of ['x</f><row y="', 'x="<row y="', 'x="1"<row y="', 'x="1" <row y="']) {
    const xml = SHEET.replace(/<row r="8".*/s, `<row r="8" ${end}`)
    expect(outcome(() => rows(xml))).toBe('refused')
    expect(outcome(() => rows(`${xml}1"></row>`, xml.length))).toBe('refused')
  }
})
