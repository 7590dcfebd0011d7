/**
 * What validation found → SARIF 2.1.0, which editors and other people's CI show beside the file. A row is a line, a column is a column; the sheet
 * and cell stand in the logical location. Never an ID number or a phone.
 */
import type { Log, Result } from 'sarif'
import type { Finding } from '../check/check.ts'
import type { Entry, ValidateResult } from '../intake/validation.ts'
import { checkById } from '../rules/registry.ts'
import { columnNumber } from '../workbook/address.ts'
import { STATUS } from './validate.ts'

const LEVEL = { error: 'error', warning: 'warning', info: 'note' } as const
/** A file of which nothing could be checked. */
const UNCHECKED = 'file-not-checked'

export function validateSarif({ entries }: ValidateResult, version: string): Log {
  const results = entries.flatMap((entry) => [
    ...(entry.message ? [unchecked(entry)] : []),
    ...entry.result.findings.map((finding) => resultOf(entry, finding)),
  ])
  const ids = [...new Set(results.map(({ ruleId }) => ruleId!))].sort()
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'itcap', semanticVersion: version, language: 'zh-CN', rules: ids.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        results: results.map((each) => ({ ...each, ruleIndex: ids.indexOf(each.ruleId!) })),
      },
    ],
  }
}

function ruleOf(id: string) {
  const check = checkById(id)
  const [title, meaning] = check ? [check.title, check.meaning] : ['文件没有检查', '文件读不了，或不是认识的报表。']
  return { id, name: title, shortDescription: { text: title }, fullDescription: { text: meaning } }
}

function resultOf({ path }: Entry, finding: Finding): Result {
  const { rule, severity, sheet, cell, row, column, message, fingerprint, clause } = finding
  const letters = /^[A-Z]+/.exec(cell)?.[0] ?? 'A'
  const startColumn = columnNumber(letters) + 1
  return {
    ruleId: rule,
    level: LEVEL[severity],
    message: { text: column === '' ? message : `${column}：${message}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(path) },
          region: { startLine: Math.max(1, row), startColumn },
        },
        logicalLocations: [{ fullyQualifiedName: cell === '' ? sheet : `${sheet}!${cell}` }],
      },
    ],
    partialFingerprints: { 'itcap/v1': fingerprint },
    ...(clause !== '' && { properties: { clause } }),
  }
}

function unchecked({ path, status, message, hint }: Entry): Result {
  return {
    ruleId: UNCHECKED,
    level: 'error',
    message: { text: `${STATUS[status]}：${message}。${hint}` },
    locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(path) } } }],
  }
}

/** From where the command was given, as the standard wants it. */
function uriOf(path: string): string {
  const way = path.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/')
  return way.replace(/^([A-Za-z])%3A\//, 'file:///$1:/')
}
