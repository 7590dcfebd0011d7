/**
 * The name of a sealed state comes in, the surroundings as they were when it was sealed go out: day, office, notice. What was removed from it
 * since is said on top of the answer; nothing later shows through.
 */
import type { Frozen, Ledger, Removed } from '../ledger/ledger.ts'
import type { Notice } from '../notice/notice.ts'
import type { Style } from '../render/style.ts'
import { UserError } from '../user-error.ts'
import { isIsoDate } from '../value/date.ts'
import type { AnyAnswer } from './answer.ts'
import type { Context } from './context.ts'
import type { Workspace } from './workspace.ts'

/** What the office says of itself. */
export type Office = Pick<Workspace, 'notice' | 'unit' | 'contact' | 'fonts'>

export type Then = Frozen & { removed: Removed[] }

export function goTo(ledger: Ledger, context: Context, name: string): Then {
  const then = ledger.goTo(name)
  if (context.asOfGiven && context.asOf !== then.day)
    throw new UserError(
      'bad-option',
      `冻结“${name}”截至 ${then.day}，不能改成 ${context.asOf}。`,
      '去掉 --as-of；要看别的日期，去掉 --at。',
    )
  return then
}

export function officeOf({ notice, unit, contact, fonts }: Workspace): Office {
  return { notice, unit, contact, fonts }
}

export function asThen(context: Context, { day, desk }: Then): Context {
  const asOf = isIsoDate(day) ? day : context.asOf
  return { ...context, asOf, workspace: { ...context.workspace, ...(desk as Partial<Office>) } }
}

/** The one asked for; else the office's own then; else the only one. */
export function noticeThen({ name, notices, desk }: Then, { notice: asked }: { notice?: string }): Notice {
  const word = asked ?? String(desk.notice ?? '')
  const found = notices.find((each) => each.word === word || each.notice.id === word)
  if (found) return found.notice
  if (word === '' && notices.length === 1) return notices[0]!.notice
  throw new UserError(
    'which-notice',
    word === '' ? `冻结“${name}”里有几份通知的表。` : `冻结“${name}”里没有通知 ${word}。`,
    `请写明是哪一份，有：${notices.map((each) => each.notice.id).join('、')}。`,
  )
}

/** The table and CSV are what they were; a program is told which state it was. */
export function answeredAt<A extends AnyAnswer>(then: Then, answer: A): A {
  const { name, digest, removed } = then
  const { json, table }: AnyAnswer = answer
  return {
    ...answer,
    ...(json && { json: () => ({ frozen: { name, digest, removed }, ...(json() as object) }) }),
    ...(table &&
      removed.length > 0 && {
        table: async (style: Style) => {
          const { removedText } = await import('../render/freeze.ts')
          return removedText(then, style) + (await table(style))
        },
      }),
  }
}
