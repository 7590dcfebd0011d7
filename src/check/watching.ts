/**
 * Watchers of a sheet come in, then its records from top to bottom, some at a time: they go to the watchers of their table, to one after the other. A
 * watcher that throws is told of and hears no more; it never keeps the others from theirs.
 */

import type { FormRecord, SheetTable } from '../form/reading.ts'
import { grown } from '../value/grouped.ts'
import type { Watcher } from './check.ts'

interface Watching {
  /** @param start Answers with the watcher, or with nothing where there is nothing to watch; it may throw. */
  add(rule: string, tables: readonly SheetTable[], start: () => Watcher | undefined): void
  take(records: readonly FormRecord[]): void
  /** The sheet has ended; answers with what is left to say at the end of the run. */
  end(): (() => void) | undefined
}

interface Running {
  rule: string
  watcher: Watcher
  crashed: boolean
}

type Routes = { data: Running[]; total: Running[] }

export function startWatching(onCrash: (rule: string, error: Error) => void): Watching {
  const running: Running[] = []
  const routes = new Map<string, Routes>()

  function fail(each: Running, error: unknown): void {
    each.crashed = true
    onCrash(each.rule, error instanceof Error ? error : new Error(String(error)))
  }

  function guard(each: Running, act: (watcher: Watcher) => void): void {
    if (each.crashed) return
    try {
      act(each.watcher)
    } catch (error) {
      fail(each, error)
    }
  }

  function route(each: Running, { table }: SheetTable): void {
    const found = grown(routes, table.id, (): Routes => ({ data: [], total: [] }))
    if (each.watcher.record) found.data.push(each)
    if (each.watcher.total) found.total.push(each)
  }

  /** Data of one table, or one other record. */
  function handOn(records: readonly FormRecord[]): void {
    const [{ table, kind }] = records as [FormRecord]
    const isData = kind === 'data'
    const { data = [], total = [] } = routes.get(table.table.id) ?? {}
    for (const each of isData ? data : total) {
      guard(each, (watcher) => {
        const watch = isData ? watcher.record! : watcher.total!
        for (let i = 0; i < records.length; i++) watch(records[i]!)
      })
    }
  }

  return {
    add(rule, tables, start) {
      const each: Running = { rule, watcher: {}, crashed: false }
      guard(each, () => {
        const watcher = start()
        if (watcher === undefined) return
        each.watcher = watcher
        running.push(each)
        for (const table of tables) route(each, table)
      })
    },
    take(records) {
      let from = 0
      for (let to = 1; to <= records.length; to++) {
        if (to < records.length && areAlike(records[from]!, records[to]!)) continue
        handOn(records.slice(from, to))
        from = to
      }
    },
    end() {
      for (const each of running) guard(each, (watcher) => watcher.end?.())
      const waiting = running.filter(({ watcher }) => watcher.endRun)
      // A folder has hundreds of sheets, and what the others have seen is wanted no more.
      running.length = 0
      routes.clear()
      if (waiting.length === 0) return undefined
      return () => {
        for (const each of waiting) guard(each, (watcher) => watcher.endRun!())
      }
    },
  }
}

function areAlike(one: FormRecord, other: FormRecord): boolean {
  return one.kind === 'data' && other.kind === 'data' && one.table === other.table
}
