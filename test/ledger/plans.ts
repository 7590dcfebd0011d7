/**
 * The log of a server that explains every statement it carried out comes in; how many rows each looked at goes out, counted by the server, not
 * timed. Statements inside the ledger's functions are among them.
 */

/** For a server whose plans are to be seen; it gathers no statistics by itself. */
export const explaining: readonly string[] = [
  'autovacuum=off',
  'session_preload_libraries=auto_explain',
  ...Object.entries({ log_min_duration: 0, log_analyze: 'on', log_timing: 'off', log_format: 'json' }).map(set),
  ...Object.entries({ log_nested_statements: 'on' }).map(set),
]

function set([name, value]: [string, unknown]): string {
  return `auto_explain.${name}=${value}`
}

interface Node {
  'Node Type': string
  'Relation Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  'Rows Removed by Join Filter'?: number
  Filter?: string
  Plans?: Node[]
}

export interface Looked {
  statement: string
  /** Of the part of the plan that looked at most. */
  rows: number
  part: string
  /** The server compiled it first. */
  isCompiled: boolean
}

/** Most first. */
export function lookedAt(log: string): Looked[] {
  const plans = log.matchAll(/plan:\n((?:\t.*\n)+)/g)
  return [...plans]
    .map(([, text]) => {
      const { 'Query Text': statement, Plan: plan, JIT } = JSON.parse(text!.replaceAll(/^\t/gm, '')) as Explained
      return { statement, ...most(plan), isCompiled: JIT !== undefined }
    })
    .sort((a, b) => b.rows - a.rows)
}

interface Explained {
  'Query Text': string
  Plan: Node
  JIT?: object
}

function most(node: Node): Pick<Looked, 'rows' | 'part'> {
  const own = { rows: rowsOf(node), part: `${node['Node Type']} ${node['Relation Name'] ?? ''}`.trim() }
  return (node.Plans ?? []).map(most).reduce((a, b) => (b.rows > a.rows ? b : a), own)
}

function rowsOf(node: Node): number {
  const passed = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Join Filter'] ?? 0)
  return (node['Actual Rows'] + passed) * node['Actual Loops']
}
