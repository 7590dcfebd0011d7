/**
 * YAML text of a pack, with the pack it `extends` merged below it → one plain value and the way back from a path to line and
 * column of the text. Never throws on bad text.
 */
import { type Document, isMap, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import { wordsOfYaml } from './fault-words.ts'
import type { Fault, PackFault, PackPath } from './pack-fault.ts'

type Plain = Record<string, unknown>

interface OpenedPack {
  value: unknown
  /** Faults in the order of the text. */
  locate(faults: Fault[]): PackFault[]
}

export function openPack(
  text: string,
  textOf: (id: string) => string | undefined,
  above: readonly string[] = [],
): OpenedPack | { faults: PackFault[] } {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, schema: 'core' })
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  if (document.errors.length > 0) {
    const faults = document.errors.map((error) => ({ ...at(error.pos[0]), path: '', message: wordsOfYaml(error) }))
    // One slip makes the parser stumble several times.
    return { faults: [...new Map(faults.map((fault) => [`${fault.line} ${fault.message}`, fault])).values()] }
  }
  const own = plainOf(document)
  if (own === tooManyAliases) {
    return { faults: [{ line: 1, column: 1, path: '', message: '不是正确的 YAML：引用（&、*）层层展开，太多了' }] }
  }
  const nodes = new Map<object, Node>()
  pairUp(document.contents, own, nodes)
  const opened = (value: unknown): OpenedPack => ({
    value,
    locate: (faults) =>
      faults
        .map((fault) => ({
          ...at(offsetOf(value, fault.path, nodes)),
          path: pathText(fault.path),
          message: fault.message,
        }))
        .sort((a, b) => a.line - b.line || a.column - b.column),
  })
  if (!isPlain(own) || typeof own.extends !== 'string') return opened(own)

  const parent = own.extends
  const fault = (message: string) => ({ faults: opened(own).locate([{ path: ['extends'], message }]) })
  if (above.includes(parent) || own.id === parent) return fault(`“${parent}”绕回了自己`)
  const parentText = textOf(parent)
  if (parentText === undefined) return fault(`没有作为基础的通知“${parent}”`)
  const base = openPack(parentText, textOf, [...above, String(own.id)])
  if ('faults' in base || !isPlain(base.value)) return fault(`作为基础的通知“${parent}”本身有错，请先改好它`)
  return opened(merge(base.value, own))
}

const tooManyAliases = Symbol('too many aliases')

function plainOf(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 })
  } catch (error) {
    // The only thing that yaml refuses after parsing.
    if (error instanceof ReferenceError) return tooManyAliases
    throw error
  }
}

/** Maps by name, whose entries replace the parent's of the same name. */
const byName = ['clauses', 'settings', 'lists']
/** Lists whose entries replace the parent's of the same id. */
const byId: Record<string, string> = { deadlines: 'id', targets: 'id', splits: 'id', units: 'key' }

/** What the child writes replaces, what it does not write stays; `null` removes; a form is merged item by item. */
function merge(parent: Plain, child: Plain): Plain {
  const merged: Plain = { ...parent, ...child }
  for (const part of byName) merged[part] = entries(parent[part], child[part], (_, own) => own)
  merged.forms = entries(parent.forms, child.forms, mergeForm)
  const assessment = entries(parent.assessment, child.assessment, (base, own) =>
    isPlain(base) && isPlain(own) ? { ...base, ...own } : own,
  )
  if (assessment !== undefined) merged.assessment = assessment
  for (const [part, key] of Object.entries(byId)) {
    const own = Array.isArray(child[part]) ? child[part] : []
    const names = new Set(own.map((entry) => (isPlain(entry) ? entry[key] : undefined)))
    const inherited = Array.isArray(parent[part]) ? parent[part] : []
    merged[part] = [...inherited.filter((entry) => isPlain(entry) && !names.has(entry[key])), ...own]
  }
  return merged
}

function entries(parent: unknown, child: unknown, both: (parent: unknown, child: unknown) => unknown): unknown {
  if (!isPlain(child)) return child ?? parent
  const result: Plain = isPlain(parent) ? { ...parent } : {}
  for (const [name, value] of Object.entries(child)) {
    if (value === null) delete result[name]
    else result[name] = name in result ? both(result[name], value) : value
  }
  return result
}

/** The checks a form writes replace the parent's of the same name and table; the others stay. */
function mergeForm(parent: unknown, child: unknown): unknown {
  if (!isPlain(parent) || !isPlain(child)) return child
  const merged = { ...parent, ...child }
  if (Array.isArray(parent.checks) && Array.isArray(child.checks)) {
    const nameOf = (entry: unknown) => (isPlain(entry) ? `${entry.check} ${entry.table ?? ''}` : '')
    const own = new Set(child.checks.map(nameOf))
    merged.checks = [...parent.checks.filter((entry) => !own.has(nameOf(entry))), ...child.checks]
  }
  return merged
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Remembers for every object and list of the value the YAML node it came from. */
function pairUp(node: unknown, value: unknown, nodes: Map<object, Node>): void {
  if (typeof value !== 'object' || value === null) return
  if (isMap(node)) {
    nodes.set(value, node)
    for (const pair of node.items) {
      if (isPair(pair) && isScalar(pair.key)) pairUp(pair.value, (value as Plain)[String(pair.key.value)], nodes)
    }
  } else if (isSeq(node)) {
    nodes.set(value, node)
    for (const [index, item] of node.items.entries()) pairUp(item, (value as unknown[])[index], nodes)
  }
  // An alias is the same object as its anchor, which stands before it.
}

/** Follows the path as far as the text itself goes: what is inherited points at the nearest thing around it that is written. */
function offsetOf(value: unknown, path: PackPath, nodes: Map<object, Node>): number {
  let offset = 0
  let here: unknown = value
  let node: Node | undefined
  for (const key of path) {
    if (typeof here !== 'object' || here === null) break
    node = nodes.get(here)
    here = (here as Plain)[key]
    const below = typeof here === 'object' && here !== null ? nodes.get(here) : undefined
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key))
      const start = isScalar(pair?.key) ? pair.key.range?.[0] : undefined
      offset = start ?? offset
    } else if (below?.range) {
      offset = below.range[0]
    } else if (isSeq(node)) {
      const item = node.items[Number(key)] as Node | undefined
      offset = item?.range?.[0] ?? offset
    }
  }
  return offset
}

function pathText(path: PackPath): string {
  return path.map((key, index) => (typeof key === 'number' ? `[${key}]` : index === 0 ? key : `.${key}`)).join('')
}
