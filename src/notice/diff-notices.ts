/** Two notices come in, what changes from the first to the second goes out, in the order of importance. Pure. */

import { type Fact, type FactPart, factParts } from './fact.ts'
import type { Notice } from './notice.ts'
import { noticeFacts } from './notice-facts.ts'

export interface NoticeChange {
  part: FactPart
  id: string
  title: string
  /** `''` where it is new. */
  before: string
  /** `''` where it is gone. */
  after: string
}

export function diffNotices(from: Notice, to: Notice): NoticeChange[] {
  const before = byName(noticeFacts(from))
  const after = byName(noticeFacts(to))
  const names = [...new Set([...before.keys(), ...after.keys()])]
  const changes = names.flatMap((name): NoticeChange[] => {
    const [old, now] = [before.get(name), after.get(name)]
    if (old?.text === now?.text) return []
    const { part, id, title } = (now ?? old) as Fact
    return [{ part, id, title, before: old?.text ?? '', after: now?.text ?? '' }]
  })
  return factParts.flatMap((part) => changes.filter((change) => change.part === part))
}

function byName(facts: Fact[]): Map<string, Fact> {
  return new Map(facts.map((fact) => [`${fact.part} ${fact.id}`, fact]))
}
