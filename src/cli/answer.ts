/**
 * The one door for formats: what a command answers comes in, in each format it has; the one asked for goes out to stdout. A format that the
 * command does not have is refused before it begins.
 */
import type { Style } from '../render/style.ts'
import type { Context, Format } from './context.ts'
import { jsonPieces } from './json-pieces.ts'

/** A text, or what writes one piece by piece because it is too long to be held. */
export type Text = string | ((out: (text: string) => void) => Promise<void>)

interface Shapes {
  table(style: Style): Text | Promise<Text>
  csv(): Text | Promise<Text>
  /** A document of its own kind, printed as JSON. */
  sarif(): unknown
  /** The document; iterables in it stand for arrays. Or what writes it. */
  json(): unknown
}

/** How it ended, and what to print: made only in the format asked for. `end`: what to close once it is printed. */
export type Answer<F extends Format> = Ended & Pick<Shapes, F>

interface Ended {
  code: number
  end?: () => void
}

/** Whatever formats it has. */
export type AnyAnswer = Ended & Partial<Shapes>

/** Something to read. */
export type TextAnswer = Answer<'table' | 'json'>

/** Something with rows, which a spreadsheet takes too. */
export type TableAnswer = Answer<'table' | 'json' | 'csv'>

/** What a command does once its words are understood. */
type Action<F extends Format> = (context: Context, ...rest: never[]) => Promise<Answer<F>>

/** Makes an action fit for commander: the context is made first, the answer printed, the exit code kept. */
export type Run = <F extends Format>(
  action: Action<F>,
  /** Those the command has, its own first. */
  formats: readonly [F, ...F[]],
) => (...args: unknown[]) => Promise<void>

/**
 * Characters written at once: a pipe that nobody empties fast enough must not fill the memory. A million outlive the short life that costs
 * nothing: a document of 200,000 schools took 300 MiB more.
 */
const PIECE = 1 << 14

export async function print<F extends Format>(
  answer: Answer<F>,
  { format, style, bom, forNotepad }: Context,
): Promise<void> {
  const shapes = answer as unknown as Shapes
  const isDocument = format === 'json' || format === 'sarif'
  const made = isDocument ? await shapes[format]() : await shapes[format](style)
  const isRead = forNotepad && format === 'table'
  const out = (text: string) => void process.stdout.write(isRead ? text.replaceAll('\n', '\r\n') : text)
  if (bom && (format === 'csv' || isRead)) process.stdout.write('\ufeff')
  if (typeof made === 'function') await made(out)
  else if (isDocument) await printJson(made)
  else out(made as string)
}

/** One document, two-space indented, with a final line break. */
async function printJson(value: unknown): Promise<void> {
  let text = ''
  for (const piece of jsonPieces(value)) {
    text += piece
    if (text.length < PIECE) continue
    await written(text)
    text = ''
  }
  await written(`${text}\n`)
}

function written(text: string): Promise<void> {
  return new Promise((resolve) => process.stdout.write(text, () => resolve()))
}
