/** What people put into a box (√ ☑ ■ 是; □ × 否; ☑是 □否) → `是` or `否`; undefined for what says neither. */
import { cleanText, narrowText } from './text.ts'

const yes = /^(?:[√✓✔☑☒🗹■●◼⬛]|是|有|对|y|yes|true|v|[(（]\s*[√✓✔]\s*[)）])$/iu
const no = /^(?:[□☐◻⬜○×✗✘xX✕]|否|无|没有|不|n|no|false|[(（]\s*[)）])$/iu
/** A box or a mark, and the word beside it. */
const choice = /([√✓✔☑☒🗹■●□☐○×])\s*(是|否|有|无)/gu
const marks = /^[√✓✔☑☒🗹■●]$/u

export function readTick(text: string): '是' | '否' | undefined {
  const clean = narrowText(cleanText(text))
  if (yes.test(clean)) return '是'
  if (no.test(clean)) return '否'
  const chosen = [...clean.matchAll(choice)].filter(([, mark = '']) => marks.test(mark)).map(([, , word = '']) => word)
  if (chosen.length !== 1) return undefined
  return chosen[0] === '是' || chosen[0] === '有' ? '是' : '否'
}
