/**
 * Watchers of a sheet come in, then its records from top to bottom: each goes to the watchers of its table. A watcher that throws is told of and
 * hears no more; it never keeps the others from theirs.
 */

import type { FormRecord, SheetTable } from '../form/reading.ts'
import { grown } from '../value/grouped.ts'
import type { Watcher } from './check.ts'

interface Watching {
  /** @param start Answers with the watcher, or with nothing where there is nothing to watch; it may throw. */
  add(rule: string, tables: readonly SheetTable[], start: () => Watcher | undefined): void
  record(record: FormRecord): void
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
  let lastTable: SheetTable | undefined
  let last: Routes | undefined

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
    record(record) {
      if (record.table !== lastTable) {
        lastTable = record.table
        last = routes.get(record.table.table.id)
      }
      if (last === undefined) return
      if (record.kind !== 'data') {
        for (const each of last.total) guard(each, (watcher) => watcher.total!(record))
        return
      }
      // No `guard`: this is where the time goes.
      const { data } = last
      for (let i = 0; i < data.length; i++) {
        const each = data[i]!
        if (each.crashed) continue
        try {
          each.watcher.record!(record)
        } catch (error) {
          fail(each, error)
        }
      }
    },
    end() {
      for (const each of running) guard(each, (watcher) => watcher.end?.())
      const waiting = running.filter(({ watcher }) => watcher.endRun)
      // A folder has hundreds of sheets, and what the others have seen is wanted no more.
      running.length = 0
      routes.clear()
      last = undefined
      if (waiting.length === 0) return undefined
      return () => {
        for (const each of waiting) guard(each, (watcher) => watcher.endRun!())
      }
    },
  }
}
