/** What a command does once its words are understood. Types only. */
import type { Context } from './context.ts'

/** Answers with the exit code. */
export type Action = (context: Context, ...rest: never[]) => Promise<number>

/** Makes an action fit for commander: the context is made first, the exit code is kept. */
export type Run = (action: Action) => (...args: unknown[]) => Promise<void>
