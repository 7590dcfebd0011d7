/** Questions at a terminal: what may be answered comes in, what the user chose goes out. By number or by name; the Tab key completes a unit. */
import { createInterface } from 'node:readline/promises'
import type { Notice } from '../notice/notice.ts'
import type { UnitTable } from '../unit/unit.ts'
import { UserError } from '../user-error.ts'

interface Asking {
  /** Id of one of them, or the folder of a pack. */
  notice(notices: readonly Notice[]): Promise<string>
  unit(units: UnitTable): Promise<string>
  /** One of several bearers of a name. */
  which(of: { message: string; names: readonly string[] }): Promise<string>
  /** What was wrong with the name before. */
  again(error: { message: string; hint: string }): Promise<string>
  end(): void
}

export function startAsking(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Asking {
  let known: readonly string[] = []
  const completer = (line: string): [string[], string] => [known.filter((each) => each.startsWith(line)), line]
  const reader = createInterface({ input, output, completer })
  const lines = reader[Symbol.asyncIterator]()
  const say = (text: string) => void output.write(text)

  async function answer(question: string): Promise<string> {
    for (;;) {
      say(question)
      const { value, done } = await lines.next()
      if (done) throw new UserError('cancelled', '没有回答，什么也没有建。', '再输入 itcap init 重新开始。')
      if (value.trim() !== '') return value.trim()
    }
  }

  async function oneOf(title: string, shown: readonly string[], meant: readonly string[]): Promise<string> {
    say(`${title}\n${shown.map((each, index) => `  ${String(index + 1).padStart(2)}  ${each}\n`).join('')}`)
    const given = await answer('请写编号或名称：')
    const at = /^\d{1,2}$/.test(given) ? Number(given) - 1 : shown.findIndex((each) => each.includes(given))
    return meant[at] ?? given
  }

  return {
    notice: (notices) =>
      oneOf(
        '办的是哪份通知？',
        notices.map(({ shortTitle, number, id }) => `${shortTitle}${number === '' ? '' : `（${number}）`}  ${id}`),
        notices.map(({ id }) => id),
      ),
    unit(units) {
      const { region } = units
      const below = region ? [region, ...units.below(region.key, 'city'), ...units.below(region.key, 'county')] : []
      known = below.map(({ name }) => name)
      return answer('本单位是哪个省、市（州）、县（市、区）？（按 Tab 补全）')
    },
    which: ({ message, names }) => oneOf(message, names, names),
    again: ({ message, hint }) => answer(`${message}${hint}\n请再写一次：`),
    end: () => reader.close(),
  }
}
