/** What validation found, for other programs and for counting: SARIF, statistics, CSV that Excel opens. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { numbersFound } from '../../src/intake/numbers-found.ts'
import { summarise, type ValidateResult } from '../../src/intake/validation.ts'
import { validateSarif } from '../../src/render/sarif.ts'
import { statisticsOf } from '../../src/render/statistics.ts'
import { validateCsv, validateJson } from '../../src/render/validate.ts'
import { loadNotice } from '../notices/load.ts'
import { checked } from '../samples/checked.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
let result: ValidateResult
beforeAll(async () => {
  const notice = await loadNotice('yueyang-2021')
  const paths = ['annex-1.xlsx', 'annex-3-示例小学.xlsx'].map((name) => join(root, 'samples/yueyang-2021/faulty', name))
  const { outcomes } = await checked(notice, [...paths, join(root, 'samples/annex-3.png')], '2021-05-28')
  result = summarise(outcomes, '2021-05-28')
})

describe('SARIF 2.1.0', () => {
  test('each finding is one result, with its rule, level, place and fingerprint', () => {
    const log = validateSarif(result, '0.1.0')
    expect(log.version).toBe('2.1.0')
    const { tool, results = [] } = log.runs[0]!
    const { rules = [] } = tool.driver
    const { error, warning, info, unreadable } = result.totals
    expect([error, warning, info, unreadable].every((each) => each >= 0) && error > 0 && unreadable === 1).toBe(true)
    expect(results).toHaveLength(error + warning + info + unreadable)
    expect(results.filter(({ level }) => level === 'error')).toHaveLength(error + unreadable)
    for (const { ruleId, ruleIndex, locations, message } of results) {
      expect(rules[ruleIndex!]!.id).toBe(ruleId)
      expect(message.text).not.toBe('')
      const { artifactLocation, region } = locations![0]!.physicalLocation!
      expect(decodeURIComponent(artifactLocation!.uri!)).toMatch(/samples/)
      expect(artifactLocation!.uri).not.toMatch(/[^\x21-\x7e]/)
      if (region) expect(region.startLine! >= 1 && region.startColumn! >= 1).toBe(true)
    }
    const place = results.find(({ ruleId }) => ruleId === 'sex-id-mismatch')!.locations![0]!
    expect(place.physicalLocation!.region).toEqual({ startLine: 10, startColumn: 3 })
    expect(place.logicalLocations![0]!.fullyQualifiedName).toBe('附件3!C10')
  })

  test('it holds no ID number and no phone', () => {
    expect(JSON.stringify(validateSarif(result, '0.1.0'))).not.toMatch(/\d{17}[\dXx]|\b1\d{10}\b/)
  })
})

test('statistics by rule, by county and by school add up to the findings', () => {
  const { rules, counties, schools } = statisticsOf(result)
  const sum = (lines: readonly { error: number; warning: number; info: number }[]) =>
    lines.reduce((all, { error, warning, info }) => all + error + warning + info, 0)
  const { error, warning, info } = result.totals
  expect([sum(rules), sum(counties)]).toEqual([error + warning + info, error + warning + info])
  expect(schools.map(({ name, county }) => [name, county])).toContainEqual(['岳阳楼区示例小学', '岳阳楼区'])
})

describe('numbers', () => {
  const long = /\d{17}[\dXx]|\b1\d{10}\b/

  test('stand in no answer unasked', () => {
    expect(JSON.stringify(validateJson(result))).not.toMatch(long)
    expect(validateCsv(result)).not.toMatch(long)
  })

  test('asked for, the one that the cell holds stands beside what is said of it', async () => {
    const numbers = await numbersFound(result.entries)
    const json = JSON.parse(JSON.stringify(validateJson(result, numbers))) as {
      files: { path: string; findings: { rule: string; cell: string; number?: string }[] }[]
    }
    const findings = json.files.find(({ path }) => path.endsWith('annex-3-示例小学.xlsx'))!.findings
    const at = (cell: string, rule: string) => findings.find((each) => each.cell === cell && each.rule === rule)?.number
    expect(at('D9', 'id-number')).toBe('432224199203151045')
    expect(at('I18', 'phone')).toBe('154100004071')
    expect(at('D16', 'required')).toBeUndefined()
    expect(at('C10', 'sex-id-mismatch')).toBeUndefined()
    const lines = validateCsv(result, numbers).split('\r\n')
    expect(lines[0]).toMatch(/,学校,号码$/)
    expect(lines.find((line) => line.includes(',D9,'))).toMatch(/,432224199203151045$/)
  })
})

describe('CSV', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'itcap-bom-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const written = (more: string) => {
    const command = `"${process.execPath}" "${join(root, 'bin/itcap.js')}" rules --format csv ${more}`
    return spawnSync('bash', ['-c', command], { cwd: folder, encoding: 'utf8' }).stdout
  }

  test('in a file it begins with the mark by which Excel knows UTF-8, unless told not to; in a pipe it does not', () => {
    written('> a.csv')
    written('--no-bom > b.csv')
    const [a, b] = ['a.csv', 'b.csv'].map((name) => readFileSync(join(folder, name), 'utf8'))
    expect(a).toBe(`\ufeff${b}`)
    expect(written('')).toBe(b)
  })
})
