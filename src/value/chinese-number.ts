/** A number in Chinese numerals comes in, the number goes out, and the other way round. Pure. */

const numerals = '零一二三四五六七八九'
/** Other ways to write the numerals, each beside the usual one. */
const spellings = '〇零两二壹一贰二叁三肆四伍五陆六柒七捌八玖九拾十佰百'
const written = new Map<string, number>()

/** Up to 999 as it is usually written; 一百二 and 一二 may mean several things and are no count. */
export function fromChinese(words: string): number {
  if (written.size === 0) for (let value = 0; value < 1000; value++) written.set(inChinese(value), value)
  const plainWords = words.replace(/./gu, (each) => {
    const at = spellings.indexOf(each)
    return at >= 0 && at % 2 === 0 ? spellings[at + 1]! : each
  })
  return written.get(plainWords) ?? written.get(plainWords.replace(/^一十/u, '十')) ?? Number.NaN
}

/** Numerals one by one: 二〇二一 is 2021; undefined where one of them is none. */
export function digitByDigit(words: string): string | undefined {
  const digits = [...words.replace(/[〇○]/gu, '零')].map((each) => numerals.indexOf(each))
  return digits.includes(-1) ? undefined : digits.join('')
}

/** Of a whole number up to 999. */
export function inChinese(value: number): string {
  const [hundreds, tens, ones] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10]
  if (hundreds > 0) {
    const rest = value % 100
    return `${numerals[hundreds]}百${rest === 0 ? '' : rest < 10 ? `零${numerals[rest]}` : `${numerals[tens]}十${ones > 0 ? numerals[ones] : ''}`}`
  }
  if (tens > 0) return `${tens > 1 ? numerals[tens] : ''}十${ones > 0 ? numerals[ones] : ''}`
  return numerals[value]!
}
