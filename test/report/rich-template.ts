/**
 * An office's own workbook with everything in it that such workbooks hold, written by hand from the standard: the form 附件3 of 四川 2017 with
 * four rows for data (6 to 9), its 小计 in row 10, notes below; a second sheet, a chart, and what hangs on them. Invented, no office's own.
 */
import { makeZip } from '../workbook/make-zip.ts'

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'

const letters = 'ABCDEFGHIJ'
const headings = [
  ['地区', '专任教师数', '', '', '', '已培训人数', '未培训人数（缺口数）', '2017培训计划数', '', '备注'],
  ['', '幼儿园', '中小学', '职业中学', '合计总数', '', '', '省级及以上项目需求数', '市县级培训计划数', ''],
]
const text = (at: string, value: string, style = 1) =>
  `<c r="${at}" s="${style}" t="inlineStr"><is><t>${value}</t></is></c>`

function dataRow(row: number): string {
  const cells = [...letters].map((letter) => {
    if (letter === 'G' && row < 9) {
      const shared = row === 6 ? '<f t="shared" ref="G6:G8" si="0">E6-F6</f>' : '<f t="shared" si="0"/>'
      return `<c r="G${row}" s="3">${shared}<v>0</v></c>`
    }
    if (letter === 'G') return '<c r="G9" s="3"><f>SUM(E9)-F9</f><v>0</v></c>'
    return `<c r="${letter}${row}" s="${letter === 'A' ? 2 : 3}"/>`
  })
  return `<row r="${row}" spans="1:10" ht="21" customHeight="1">${cells.join('')}</row>`
}

const total = `<row r="10" ht="24" customHeight="1">${text('A10', '小计', 2)}${[...'BCDEFGHI']
  .map((letter) => `<c r="${letter}10" s="4"><f>SUM(${letter}6:${letter}9)</f><v>0</v></c>`)
  .join('')}<c r="J10" s="3" t="str"><f>IF(E10=0,"未填",TEXT(F10/E10,"0%")&amp;$A$12)</f><v>未填</v></c></row>`

const sheet = `${head}<worksheet ${main} xmlns:r="${office}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac" mc:Ignorable="x14ac"><sheetPr codeName="Sheet1"><tabColor rgb="FFFF0000"/><outlinePr summaryBelow="1"/><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:J14"/><sheetViews><sheetView showGridLines="0" zoomScale="85" workbookViewId="0"><pane ySplit="5" topLeftCell="A6" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="B6" sqref="B6"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15" x14ac:dyDescent="0.25"/><cols><col min="1" max="1" width="16.5" customWidth="1"/><col min="2" max="9" width="11" customWidth="1"/><col min="10" max="10" width="20" customWidth="1" outlineLevel="1"/></cols><sheetData><row r="1" ht="30" customHeight="1">${text('A1', '附件3')}</row><row r="2" ht="36" customHeight="1"><c r="A2" s="5" t="s"><v>0</v></c></row><row r="3"><c r="A3" s="1" t="s"><v>1</v></c>${text('G3', '填表人：')}${text('I3', '联系电话：________')}</row>${headings
  .map(
    (row, index) =>
      `<row r="${4 + index}">${row.map((value, column) => (value === '' ? `<c r="${letters[column]}${4 + index}" s="2"/>` : text(`${letters[column]}${4 + index}`, value, 2))).join('')}</row>`,
  )
  .join(
    '',
  )}${[6, 7, 8, 9].map(dataRow).join('')}${total}<row r="11"/><row r="12">${text('A12', '注：请在核对基础上填报。')}</row><row r="13" outlineLevel="1">${text('A13', '单位负责人：')}</row><row r="14"><c r="A14" s="1"><f>"共"&amp;COUNTA(A6:A9)&amp;"个"</f></c></row></sheetData><sheetProtection sheet="1" objects="1" formatRows="0"/><protectedRanges><protectedRange name="填写" sqref="B6:I9"/></protectedRanges><autoFilter ref="A5:J9"><filterColumn colId="0" hiddenButton="1"/></autoFilter><mergeCells count="8"><mergeCell ref="A2:J2"/><mergeCell ref="B4:E4"/><mergeCell ref="H4:I4"/><mergeCell ref="A4:A5"/><mergeCell ref="F4:F5"/><mergeCell ref="G4:G5"/><mergeCell ref="J4:J5"/><mergeCell ref="A12:J12"/></mergeCells><phoneticPr fontId="0" type="noConversion"/><conditionalFormatting sqref="F6:F9"><cfRule type="expression" dxfId="0" priority="1"><formula>$F6&gt;$E6</formula></cfRule></conditionalFormatting><conditionalFormatting sqref="A6:A9"><cfRule type="duplicateValues" dxfId="0" priority="2"/></conditionalFormatting><conditionalFormatting sqref="E10"><cfRule type="colorScale" priority="3"><colorScale><cfvo type="min"/><cfvo type="formula" val="$E$10"/><color rgb="FFFFFFFF"/><color rgb="FF63BE7B"/></colorScale></cfRule></conditionalFormatting><dataValidations count="3"><dataValidation type="whole" operator="greaterThanOrEqual" allowBlank="1" showErrorMessage="1" sqref="B6:F9"><formula1>0</formula1></dataValidation><dataValidation type="list" allowBlank="1" sqref="J6 J7 J8 J9"><formula1>字典!$A$1:$A$3</formula1></dataValidation><dataValidation type="custom" sqref="E10"><formula1>E10=SUM(B10:D10)</formula1></dataValidation></dataValidations><hyperlinks><hyperlink ref="A12" r:id="rId9" tooltip="通知"/><hyperlink ref="A13" location="'附件3'!A10" display="小计"/></hyperlinks><printOptions horizontalCentered="1"/><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0" r:id="rId8"/><headerFooter differentFirst="1"><oddFooter>&amp;C第 &amp;P 页</oddFooter><firstHeader>&amp;L机密</firstHeader></headerFooter><rowBreaks count="1" manualBreakCount="1"><brk id="11" max="16383" man="1"/></rowBreaks><colBreaks count="1" manualBreakCount="1"><brk id="10" max="1048575" man="1"/></colBreaks><customProperties><customPr name="office" r:id="rId7"/></customProperties><cellWatches><cellWatch r="E10"/></cellWatches><ignoredErrors><ignoredError sqref="A6:J9" numberStoredAsText="1"/></ignoredErrors><drawing r:id="rId1"/><legacyDrawing r:id="rId2"/><tableParts count="0"/><extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:dataValidations xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main" count="1"><x14:dataValidation type="list" allowBlank="1"><x14:formula1><xm:f>字典!$B$1:$B$9</xm:f></x14:formula1><xm:sqref>A6:A9</xm:sqref></x14:dataValidation></x14:dataValidations></ext><ext uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:sparklineGroups xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:sparklineGroup type="column"><x14:sparklines><x14:sparkline><xm:f>'附件3'!B10:D10</xm:f><xm:sqref>J11</xm:sqref></x14:sparkline></x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext></extLst></worksheet>`

const relation = (id: string, kind: string, target: string, more = '') =>
  `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"${more}/>`
const relations = (...each: string[]) =>
  `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join('')}</Relationships>`

const anchor = (from: number, to: number, kept: string, inner: string) =>
  `<xdr:twoCellAnchor${kept === '' ? '' : ` editAs="${kept}"`}><xdr:from><xdr:col>1</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${from}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>4</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${to}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>${inner}<xdr:clientData/></xdr:twoCellAnchor>`
const picture =
  '<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="章"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId1"/></xdr:blipFill><xdr:spPr><a:prstGeom prst="rect"/></xdr:spPr></xdr:pic>'
const textBox =
  '<xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="3" name="文本框"/><xdr:cNvSpPr txBox="1"/></xdr:nvSpPr><xdr:spPr><a:prstGeom prst="rect"/></xdr:spPr><xdr:txBody><a:bodyPr/><a:p><a:r><a:t>盖章处</a:t></a:r></a:p></xdr:txBody></xdr:sp>'
const graphic =
  '<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="4" name="图"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rId2"/></a:graphicData></a:graphic></xdr:graphicFrame>'

const xf = (font: number, border: number, more = '') =>
  `<xf numFmtId="0" fontId="${font}" fillId="0" borderId="${border}" xfId="0"${more}/>`

const parts: Record<string, string> = {
  '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/><Default Extension="png" ContentType="image/png"/><Default Extension="bin" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.printerSettings"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/><Override PartName="/xl/comments1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"/><Override PartName="/xl/drawings/drawing1.xml" ContentType="application/vnd.openxmlformats-officedocument.drawing+xml"/><Override PartName="/xl/charts/chart1.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/><Override PartName="/xl/calcChain.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"/></Types>`,
  '_rels/.rels': relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
  'xl/workbook.xml': `${head}<workbook ${main} xmlns:r="${office}"><workbookPr codeName="ThisWorkbook"/><workbookProtection lockStructure="1"/><bookViews><workbookView activeTab="0" tabRatio="700"/></bookViews><sheets><sheet name="附件3" sheetId="3" r:id="rId1"/><sheet name="字典" sheetId="5" state="hidden" r:id="rId2"/></sheets><definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">附件3!$A$1:$J$14</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">'附件3'!$4:$5</definedName><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'附件3'!$A$5:$J$9</definedName><definedName name="比例">0.2</definedName><definedName name="全市">附件3!$E$10</definedName><definedName name="各县">附件3!$A$6:$A$9</definedName></definedNames><calcPr calcId="191029" iterate="1"/></workbook>`,
  'xl/_rels/workbook.xml.rels': relations(
    relation('rId1', 'worksheet', 'worksheets/sheet1.xml'),
    relation('rId2', 'worksheet', 'worksheets/sheet2.xml'),
    relation('rId3', 'styles', 'styles.xml'),
    relation('rId4', 'sharedStrings', 'sharedStrings.xml'),
    relation('rId5', 'calcChain', 'calcChain.xml'),
  ),
  'xl/worksheets/sheet1.xml': sheet,
  'xl/worksheets/_rels/sheet1.xml.rels': relations(
    relation('rId1', 'drawing', '../drawings/drawing1.xml'),
    relation('rId2', 'vmlDrawing', '../drawings/vmlDrawing1.vml'),
    relation('rId3', 'comments', '../comments1.xml'),
    relation('rId7', 'customProperty', '../customProperty1.bin'),
    relation('rId8', 'printerSettings', '../printerSettings/printerSettings1.bin'),
    relation('rId9', 'hyperlink', 'http://example.com/', ' TargetMode="External"'),
  ),
  'xl/worksheets/sheet2.xml': `${head}<worksheet ${main}><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>无</t></is></c><c r="B1"><f>附件3!E10+SUM(附件3!B6:B9)+A6</f><v>0</v></c></row></sheetData></worksheet>`,
  'xl/styles.xml': `${head}<styleSheet ${main}><numFmts count="1"><numFmt numFmtId="164" formatCode="#,##0_ "/></numFmts><fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="18"/><name val="方正小标宋简体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border/><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders><cellStyleXfs count="2"><xf/><xf/></cellStyleXfs><cellXfs count="6">${xf(0, 0)}${xf(0, 0)}${xf(0, 1)}${xf(0, 1, ' applyProtection="1"')}<xf numFmtId="164" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1"/>${xf(1, 0)}</cellXfs><cellStyles count="2"><cellStyle name="常规" xfId="0" builtinId="0"/><cellStyle name="公文" xfId="1"/></cellStyles><dxfs count="1"><dxf><font><color rgb="FFFF0000"/></font></dxf></dxfs></styleSheet>`,
  'xl/sharedStrings.xml': `${head}<sst ${main} count="2" uniqueCount="2"><si><r><rPr><b/></rPr><t>2017年</t></r><r><t>____市（州）____县（区）能力提升工程培训计划及执行情况</t></r></si><si><t>市（州）教育行政部门（盖章）：</t></si></sst>`,
  'xl/calcChain.xml': `${head}<calcChain ${main}><c r="B10" i="3"/><c r="G9"/><c r="B1" i="5"/><c r="A14" i="3"/></calcChain>`,
  'xl/comments1.xml': `${head}<comments ${main}><authors><author>省执行办</author></authors><commentList><comment ref="E10" authorId="0"><text><t>与附件1一致</t></text></comment><comment ref="B5" authorId="0"><text><t>含公办、民办</t></text></comment></commentList></comments>`,
  'xl/drawings/vmlDrawing1.vml': `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shape id="_x0000_s1" type="#_x0000_t202"><x:ClientData ObjectType="Note"><x:Anchor>5, 15, 8, 2, 7, 31, 12, 1</x:Anchor><x:Row>9</x:Row><x:Column>4</x:Column></x:ClientData></v:shape><v:shape id="_x0000_s2" type="#_x0000_t202"><x:ClientData ObjectType="Note"><x:Anchor>2, 15, 3, 2, 4, 31, 7, 1</x:Anchor><x:Row>4</x:Row><x:Column>1</x:Column></x:ClientData></v:shape></xml>`,
  'xl/drawings/drawing1.xml': `${head}<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="${office}">${anchor(12, 15, 'oneCell', picture)}${anchor(0, 1, 'absolute', textBox)}${anchor(3, 20, '', graphic)}</xdr:wsDr>`,
  'xl/drawings/_rels/drawing1.xml.rels': relations(
    relation('rId1', 'image', '../media/image1.png'),
    relation('rId2', 'chart', '../charts/chart1.xml'),
  ),
  'xl/charts/chart1.xml': `${head}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart><c:plotArea><c:barChart><c:ser><c:cat><c:strRef><c:f>附件3!$A$6:$A$9</c:f></c:strRef></c:cat><c:val><c:numRef><c:f>附件3!$F$6:$F$9</c:f></c:numRef></c:val></c:ser></c:barChart></c:plotArea></c:chart></c:chartSpace>`,
  'xl/media/image1.png': 'not looked at',
  'xl/customProperty1.bin': 'not looked at',
  'xl/printerSettings/printerSettings1.bin': 'not looked at',
}

export function richTemplate(change: (parts: Record<string, string>) => void = () => {}): Buffer {
  const own = { ...parts }
  change(own)
  return makeZip(Object.entries(own).map(([name, content]) => ({ name, bytes: Buffer.from(content) })))
}

/**
 * What such a workbook holds: feature, part, as it is written there, and as it must be written once four rows are in before row 9; no fourth
 * entry where it stays to the letter.
 */
export const features: [name: string, part: string, before: string, after?: string][] = [
  ['theme of the tab', 'sheet1', '<tabColor rgb="FFFF0000"/>'],
  ['code name', 'sheet1', 'codeName="Sheet1"'],
  ['outline settings', 'sheet1', '<outlinePr summaryBelow="1"/>'],
  ['fit to page', 'sheet1', '<pageSetUpPr fitToPage="1"/>'],
  ['grid lines hidden', 'sheet1', 'showGridLines="0"'],
  ['zoom', 'sheet1', 'zoomScale="85"'],
  ['frozen rows', 'sheet1', '<pane ySplit="5" topLeftCell="A6"'],
  ['default row height', 'sheet1', 'x14ac:dyDescent="0.25"'],
  ['compatibility marks', 'sheet1', 'mc:Ignorable="x14ac"'],
  ['column widths', 'sheet1', '<col min="1" max="1" width="16.5" customWidth="1"/>'],
  ['column outline', 'sheet1', 'outlineLevel="1"/></cols>'],
  [
    'row height of data',
    'sheet1',
    '<row r="9" spans="1:10" ht="21" customHeight="1">',
    '<row r="13" ht="21" customHeight="1">',
  ],
  [
    'row height of the total',
    'sheet1',
    '<row r="10" ht="24" customHeight="1">',
    '<row r="14" ht="24" customHeight="1">',
  ],
  ['row outline', 'sheet1', '<row r="13" outlineLevel="1">', '<row r="17" outlineLevel="1">'],
  ['formula of a total', 'sheet1', '<f>SUM(B6:B9)</f>', '<c r="B14" s="4"><f>SUM(B6:B13)</f></c>'],
  ['formula shared by rows', 'sheet1', '<f t="shared" si="0"/>', '<c r="G8" s="3"><f>E8-F8</f></c>'],
  ['formula of a new row', 'sheet1', '', '<c r="G12" s="3"><f>E12-F12</f></c>'],
  ['formula of the last row', 'sheet1', '<f>SUM(E9)-F9</f>', '<c r="G13" s="3"><f>SUM(E13)-F13</f></c>'],
  ['formula with text', 'sheet1', 'TEXT(F10/E10,"0%")&amp;$A$12', 'TEXT(F14/E14,&quot;0%&quot;)&amp;$A$16'],
  ['formula below the table', 'sheet1', 'COUNTA(A6:A9)', 'COUNTA(A6:A13)'],
  ['protection of the sheet', 'sheet1', '<sheetProtection sheet="1" objects="1" formatRows="0"/>'],
  ['ranges that may be edited', 'sheet1', 'sqref="B6:I9"', 'sqref="B6:I13"'],
  ['autofilter', 'sheet1', '<autoFilter ref="A5:J9">', '<autoFilter ref="A5:J13">'],
  ['hidden filter button', 'sheet1', 'hiddenButton="1"'],
  ['merged headings', 'sheet1', '<mergeCell ref="B4:E4"/>'],
  ['merged notes', 'sheet1', '<mergeCell ref="A12:J12"/>', '<mergeCell ref="A16:J16"/>'],
  ['phonetic settings', 'sheet1', '<phoneticPr fontId="0" type="noConversion"/>'],
  [
    'conditional format by formula',
    'sheet1',
    '<conditionalFormatting sqref="F6:F9">',
    '<conditionalFormatting sqref="F6:F13">',
  ],
  ['its formula', 'sheet1', '<formula>$F6&gt;$E6</formula>'],
  [
    'format of duplicate values',
    'sheet1',
    '<conditionalFormatting sqref="A6:A9"><cfRule type="duplicateValues"',
    '<conditionalFormatting sqref="A6:A13"><cfRule type="duplicateValues"',
  ],
  ['colour scale', 'sheet1', '<conditionalFormatting sqref="E10">', '<conditionalFormatting sqref="E14">'],
  ['its bound', 'sheet1', 'val="$E$10"', 'val="$E$14"'],
  ['whole numbers only', 'sheet1', 'sqref="B6:F9"', 'sqref="B6:F13"'],
  ['drop-down from another sheet', 'sheet1', '<formula1>字典!$A$1:$A$3</formula1>'],
  ['drop-down cell by cell', 'sheet1', 'sqref="J6 J7 J8 J9"', 'sqref="J6 J7 J8 J13 J9:J12"'],
  [
    "condition of one's own",
    'sheet1',
    'sqref="E10"><formula1>E10=SUM(B10:D10)',
    'sqref="E14"><formula1>E14=SUM(B14:D14)',
  ],
  ['drop-down of newer versions', 'sheet1', '<xm:sqref>A6:A9</xm:sqref>', '<xm:sqref>A6:A13</xm:sqref>'],
  ['its list', 'sheet1', '<xm:f>字典!$B$1:$B$9</xm:f>'],
  ['sparkline', 'sheet1', "<xm:f>'附件3'!B10:D10</xm:f><xm:sqref>J11", "<xm:f>'附件3'!B14:D14</xm:f><xm:sqref>J15"],
  [
    'link to the web',
    'sheet1',
    '<hyperlink ref="A12" r:id="rId9" tooltip="通知"/>',
    '<hyperlink ref="A16" r:id="rId9" tooltip="通知"/>',
  ],
  ['link within the workbook', 'sheet1', `ref="A13" location="'附件3'!A10"`, `ref="A17" location="'附件3'!A14"`],
  ['centred on the page', 'sheet1', '<printOptions horizontalCentered="1"/>'],
  ['margins', 'sheet1', 'header="0.3" footer="0.3"'],
  ['paper', 'sheet1', 'paperSize="9" orientation="landscape" fitToHeight="0"'],
  ['printer settings', 'sheet1', 'r:id="rId8"'],
  ['page numbers', 'sheet1', '<oddFooter>&amp;C第 &amp;P 页</oddFooter>'],
  ['another first page', 'sheet1', '<firstHeader>&amp;L机密</firstHeader>'],
  ['break between rows', 'sheet1', '<brk id="11" max="16383" man="1"/>', '<brk id="15" max="16383" man="1"/>'],
  ['break between columns', 'sheet1', '<brk id="10" max="1048575" man="1"/>'],
  ['custom property', 'sheet1', '<customPr name="office" r:id="rId7"/>'],
  ['watched cell', 'sheet1', '<cellWatch r="E10"/>', '<cellWatch r="E14"/>'],
  ['warnings switched off', 'sheet1', '<ignoredError sqref="A6:J9"', '<ignoredError sqref="A6:J13"'],
  ['print area', 'workbook', '附件3!$A$1:$J$14<', '附件3!$A$1:$J$18<'],
  ['rows printed on each page', 'workbook', "'附件3'!$4:$5"],
  ['range of the filter', 'workbook', "'附件3'!$A$5:$J$9", "'附件3'!$A$5:$J$13"],
  ['name of a constant', 'workbook', '<definedName name="比例">0.2</definedName>'],
  ['name of a cell', 'workbook', '附件3!$E$10<', '附件3!$E$14<'],
  ['name of a column', 'workbook', '附件3!$A$6:$A$9<', '附件3!$A$6:$A$13<'],
  ['protection of the workbook', 'workbook', '<workbookProtection lockStructure="1"/>'],
  ['hidden sheet', 'workbook', 'state="hidden"'],
  [
    'settings of the calculation',
    'workbook',
    'calcId="191029" iterate="1"',
    'calcId="191029" iterate="1" fullCalcOnLoad="1"',
  ],
  ['formula of another sheet', 'sheet2', '附件3!E10+SUM(附件3!B6:B9)+A6', '附件3!E14+SUM(附件3!B6:B13)+A6'],
  ['note below', 'comments1', '<comment ref="E10"', '<comment ref="E14"'],
  ['note above', 'comments1', '<comment ref="B5"'],
  [
    'place of the note',
    'vmlDrawing1',
    '<x:Anchor>5, 15, 8, 2, 7, 31, 12, 1</x:Anchor><x:Row>9<',
    '<x:Anchor>5, 15, 12, 2, 7, 31, 16, 1</x:Anchor><x:Row>13<',
  ],
  ['place of the note above', 'vmlDrawing1', '<x:Anchor>2, 15, 3, 2, 4, 31, 7, 1</x:Anchor><x:Row>4<'],
  ['picture below', 'drawing1', '<xdr:row>12</xdr:row>', '<xdr:row>16</xdr:row>'],
  ['its size', 'drawing1', '<xdr:row>15</xdr:row>', '<xdr:row>19</xdr:row>'],
  ['text box', 'drawing1', '<a:t>盖章处</a:t>'],
  ['chart over the rows', 'drawing1', '<xdr:row>20</xdr:row>', '<xdr:row>24</xdr:row>'],
  ['data of the chart', 'chart1', '附件3!$F$6:$F$9', '附件3!$F$6:$F$13'],
  ['named cell style', 'styles', '<cellStyle name="公文" xfId="1"/>'],
  [
    'order of calculation',
    'calcChain',
    '<c r="B10" i="3"/><c r="G9"/><c r="B1" i="5"/><c r="A14" i="3"/>',
    '<c r="B14" i="3"/><c r="G13"/><c r="B1" i="5"/><c r="A18" i="3"/>',
  ],
  ['text of several looks', 'sharedStrings', '<r><rPr><b/></rPr><t>2017年</t></r>'],
]
