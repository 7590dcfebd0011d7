/** What validation found → how often each rule speaks, and how each county and school fares: text, CSV, JSON. Counts findings, never persons. */

import type { Entry, ValidateResult } from '../intake/validation.ts'
import { checkById } from '../rules/registry.ts'
import { compare } from '../value/compare.ts'
import { grown } from '../value/grouped.ts'
import { type Counts, noCounts, SEVERITIES, severityWord } from '../value/severity.ts'
import { columns } from './columns.ts'
import { csv } from './csv.ts'
import type { Style } from './style.ts'
import { schoolOf } from './validate.ts'

interface Line extends Counts {
  name: string
  files: number
}

interface Statistics {
  rules: (Line & { rule: string })[]
  counties: Line[]
  schools: (Line & { county: string })[]
}

/** The most errors first, then the most warnings, then by name. */
export function statisticsOf({ entries }: ValidateResult): Statistics {
  const formed = entries.filter(({ form }) => form !== undefined)
  const counted = <T extends Line>(lines: Map<string, T & { paths: Set<string> }>): T[] =>
    [...lines.values()]
      .map(({ paths, ...line }) => ({ ...line, files: paths.size }) as unknown as T)
      .sort((a, b) => b.error - a.error || b.warning - a.warning || compare(a.name, b.name))
  const rules = new Map<string, Line & { rule: string; paths: Set<string> }>()
  const counties = new Map<string, Line & { paths: Set<string> }>()
  const schools = new Map<string, Line & { county: string; paths: Set<string> }>()
  const add = (line: Counts & { paths: Set<string> }, { path }: Entry, counts: Counts) => {
    for (const severity of SEVERITIES) line[severity] += counts[severity]
    line.paths.add(path)
  }
  const blank = (name: string) => ({ name, files: 0, ...noCounts(), paths: new Set<string>() })
  for (const entry of formed) {
    const { unit, result } = entry
    const school = schoolOf(entry)
    if (unit !== '')
      add(
        grown(counties, unit, () => blank(unit)),
        entry,
        result.counts,
      )
    if (school !== '')
      add(
        grown(schools, `${unit}\n${school}`, () => ({ ...blank(school), county: unit })),
        entry,
        result.counts,
      )
    for (const { rule, severity } of result.findings) {
      const line = grown(rules, rule, () => ({ ...blank(checkById(rule)?.title ?? rule), rule }))
      add(line, entry, { ...noCounts(), [severity]: 1 })
    }
  }
  return { rules: counted(rules), counties: counted(counties), schools: counted(schools) }
}

const HEAD = [...SEVERITIES.map((severity) => severityWord[severity]), '文件']
const numbers = (line: Line) => [...SEVERITIES.map((severity) => line[severity]), line.files]

export function statisticsText(result: ValidateResult, style: Style): string {
  const { rules, counties, schools } = statisticsOf(result)
  const table = (head: string[], lines: string[][]) =>
    lines.length === 0
      ? ''
      : `${columns([head, ...lines], style, { right: (column) => HEAD.includes(head[column]!), flexible: 0 })}\n`
  const cells = (line: Line) => [line.name, ...numbers(line).map(String)]
  const tables = [
    table(
      ['规则', ...HEAD, '编号'],
      rules.map((each) => [...cells(each), each.rule]),
    ) || '  没有发现问题。\n',
    table(['县（市、区）', ...HEAD], counties.map(cells)),
    table(
      ['学校', ...HEAD, '所在'],
      schools.map((each) => [...cells(each), each.county]),
    ),
  ]
  return ['', ...tables.filter(Boolean)].join('\n')
}

export function statisticsCsv(result: ValidateResult): string {
  const { rules, counties, schools } = statisticsOf(result)
  return csv([
    ['统计', '名称', ...HEAD, '规则编号', '县（市、区）'],
    ...rules.map((each) => ['规则', each.name, ...numbers(each), each.rule, '']),
    ...counties.map((each) => ['县（市、区）', each.name, ...numbers(each), '', each.name]),
    ...schools.map((each) => ['学校', each.name, ...numbers(each), '', each.county]),
  ])
}
