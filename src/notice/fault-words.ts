/** What zod or yaml say of a pack → one Chinese sentence each. */

import type { YAMLParseError } from 'yaml'
import type * as z from 'zod'
import { orMeant } from '../value/nearest.ts'
import type { Fault, PackPath } from './pack-fault.ts'

type Issue = z.core.$ZodIssue

const typeNames: Record<string, string> = {
  string: '文字',
  number: '数',
  int: '整数',
  boolean: 'true 或 false',
  array: '列表',
  object: '若干“名称: 值”',
  record: '若干“名称: 值”',
  undefined: '不写',
}

/** @param keysAt Names that may stand at a path; where they are known, a misspelt one is met with the nearest. */
export function faultsOfIssue(issue: Issue, keysAt: (path: PackPath) => readonly string[] = () => []): Fault[] {
  const path = issue.path.filter((key) => typeof key !== 'symbol')
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...path, key],
      message: `这里没有“${key}”这一项${orMeant(key, keysAt(path), '，请核对拼写')}`,
    }))
  }
  return [{ path, message: wordsOf(issue) }]
}

function wordsOf(issue: Issue): string {
  // A message of our own is Chinese already.
  if (/[\u4e00-\u9fff]/.test(issue.message)) return issue.message
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? missing(issue) : `应为${typeNames[issue.expected] ?? issue.expected}`
    case 'invalid_value':
      return issue.input === undefined ? missing(issue) : `应为下列之一：${issue.values.map(String).join('、')}`
    case 'too_small':
      return `太小或太短：至少 ${issue.minimum}`
    case 'too_big':
      return `太大或太长：至多 ${issue.maximum}`
    case 'invalid_key':
      return `名称写法不对：${issue.issues.map(wordsOf).join('；')}`
    default:
      return '写法不对'
  }
}

function missing({ path }: Issue): string {
  const key = path.at(-1)
  return typeof key === 'string' ? `缺少“${key}”这一项` : '缺少这一项'
}

const yamlWords: Partial<Record<YAMLParseError['code'], string>> = {
  DUPLICATE_KEY: '同一层中有两个相同的名称',
  TAB_AS_INDENT: '缩进要用空格，不能用制表符',
  BAD_INDENT: '缩进不对',
  MISSING_CHAR: '缺少标点（引号、括号或冒号）',
  BLOCK_IN_FLOW: '花括号或方括号没有写完',
  MULTILINE_IMPLICIT_KEY: '冒号前的名称不能跨行；值中有“: ”时请加引号',
  BLOCK_AS_IMPLICIT_KEY: '同一行中有两个“: ”；值中有“: ”时请加引号',
  UNEXPECTED_TOKEN: '此处的写法 YAML 不认得，请检查引号、冒号和缩进',
}

export function wordsOfYaml(error: YAMLParseError): string {
  return `不是正确的 YAML：${yamlWords[error.code] ?? error.code}`
}
