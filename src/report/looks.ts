/**
 * How each kind of cell looks, by name, and the fonts behind the names. Official documents follow GB/T 9704-2012
 * (附件 3号黑体, title 2号小标宋, page number 4号宋体); the standard sets no font for table cells.
 */

interface Look {
  font: keyof Fonts
  /** Points. */
  size: number
  bold?: true
  across: 'left' | 'center' | 'right'
  up?: 'top' | 'center' | 'bottom'
  wrap?: true
  /** Steps of room at the left, so that a unit does not touch the figure before it. */
  indent?: number
  /** RGB without alpha. */
  fill?: string
  /** Excel's number format. */
  format?: string
}

export interface Fonts {
  label: string
  title: string
  body: string
  strong: string
  hint: string
}

/** As the standard names them; Excel falls back by itself where one is not installed, all being marked as Chinese fonts. */
export const officialFonts: Fonts = {
  label: '黑体',
  title: '方正小标宋简体',
  body: '仿宋',
  strong: '黑体',
  hint: '楷体',
}

/** On every Chinese Windows; the title becomes 宋体 bold. */
export const commonFonts: Fonts = { ...officialFonts, title: '宋体' }

/** Fonts by the setting's value. */
export const fontSets: Record<'official' | 'common', Fonts> = { official: officialFonts, common: commonFonts }

const looksOf = <Name extends string>(all: Record<Name, Look>): Record<Name, Look> => all

const inTables = looksOf({
  heading: { font: 'strong', size: 12, across: 'center', wrap: true },
  text: { font: 'body', size: 12, across: 'left', wrap: true },
  unit: { font: 'body', size: 12, across: 'left', wrap: true, indent: 1 },
  centre: { font: 'body', size: 12, across: 'center', wrap: true },
  figure: { font: 'body', size: 12, across: 'right' },
  rate: { font: 'body', size: 12, across: 'right', format: '0.00%' },
  totalLabel: { font: 'body', size: 12, bold: true, across: 'left', wrap: true, indent: 1 },
  totalFigure: { font: 'body', size: 12, bold: true, across: 'right' },
  totalRate: { font: 'body', size: 12, bold: true, across: 'right', format: '0.00%' },
})

/** In a table that would not fit the paper otherwise: `figureSmall`. */
const small = Object.fromEntries(
  Object.entries(inTables).map(([name, look]) => [`${name}Small`, { ...look, size: 10.5 }]),
) as Record<`${keyof typeof inTables}Small`, Look>

export const looks = {
  ...looksOf({
    label: { font: 'label', size: 16, across: 'left' },
    title: { font: 'title', size: 22, across: 'center' },
    titleSmall: { font: 'title', size: 18, across: 'center' },
    titleSmaller: { font: 'title', size: 16, across: 'center' },
    remark: { font: 'hint', size: 10.5, across: 'center', wrap: true },
    headLabel: { font: 'body', size: 12, across: 'left' },
    headLabelRight: { font: 'body', size: 12, across: 'right' },
    headValue: { font: 'body', size: 12, across: 'left' },
    tableHeading: { font: 'strong', size: 12, across: 'center', wrap: true },
    section: { font: 'strong', size: 12, across: 'left', wrap: true },
    subsection: { font: 'hint', size: 12, bold: true, across: 'left', wrap: true },
    hint: { font: 'hint', size: 10.5, across: 'left', wrap: true },
    paragraph: { font: 'body', size: 12, across: 'left', up: 'top', wrap: true },
    seal: { font: 'body', size: 12, across: 'right', up: 'bottom', wrap: true },
    note: { font: 'body', size: 10.5, across: 'left', up: 'top', wrap: true },
    plain: { font: 'body', size: 10.5, across: 'left', up: 'top', wrap: true },
    plainFigure: { font: 'body', size: 10.5, across: 'right', up: 'top' },
    plainHeading: { font: 'strong', size: 10.5, across: 'left', wrap: true },
    error: { font: 'body', size: 10.5, across: 'left', up: 'top', wrap: true, fill: 'F8CBAD' },
    warning: { font: 'body', size: 10.5, across: 'left', up: 'top', wrap: true, fill: 'FFF2CC' },
  }),
  ...inTables,
  ...small,
}

export type LookName = keyof typeof looks
