/**
 * What people write for a stage comes in; the names that a list may have for it go out, the likeliest first. Only words that mean one stage
 * and no other: 中学部 and 六年级 do not.
 */

const part = '(?:教育|阶段|学段|部|段|组)'
const stages: readonly [RegExp, readonly string[]][] = [
  [
    new RegExp(`^(?:学前|幼儿园?|幼教|托幼)(?:${part}|园|[大中小托]?班)?$`, 'u'),
    ['学前', '幼儿园', '学前教育', '幼儿'],
  ],
  [new RegExp(`^小学(?:${part}|[低中高](?:年级|学?段)|[低中高]年段)?$|^[一二三四五1-5]年级$`, 'u'), ['小学']],
  [new RegExp(`^(?:初级中学|初中)${part}?$|^初[一二三]$|^[七八九7-9]年级$`, 'u'), ['初中', '初级中学']],
  [new RegExp(`^(?:普通高中|普高|高级中学|高中)${part}?$|^高[一二三]$`, 'u'), ['高中', '普通高中', '普高', '高级中学']],
]

/** @param key As lists are compared: no blanks, brackets or quotation marks. */
export function namesOfStage(key: string): readonly string[] {
  return stages.find(([words]) => words.test(key))?.[1] ?? []
}
