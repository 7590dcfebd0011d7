/** One item of a result comes in, one Chinese sentence with its arithmetic goes out. No colours, no clauses: those stand in columns of their own. */

import { percent } from '../value/percent.ts'
import { tidy } from '../value/tidy.ts'
import type { AssessItem, Term } from './teacher-result.ts'

/** `线上课程 18 学时，应不少于 20 学时，还差 2 学时`. */
export function describeItem(item: AssessItem): string {
  return (sentences[item.rule] as (item: AssessItem) => string)(item)
}

/** `15 + 10 + 5 = 30`, `教师互评 90 × 0.4 + 考核领导评价 85 × 0.6 + 迟到 2 × −1`; `''` for a single number that needs none. */
export function arithmeticOf(item: AssessItem): string {
  const { terms, have } = item
  if (terms.length === 0 || (terms.length === 1 && terms[0]!.times === 1)) return ''
  const sum = tidy(terms.reduce((total, { value, times }) => total + value * times, 0))
  return `${terms.map(termText).join(' + ')} = ${sum}${have !== undefined && have !== sum && item.reason === 'limited' ? `，计 ${have}` : ''}`
}

function termText({ label, value, times }: Term): string {
  return times === 1 ? `${label} ${value}` : `${label} ${value} × ${times < 0 ? `−${-times}` : times}`
}

const list = (names: string[]): string => names.join('、')

function counted(item: AssessItem): string {
  const { title, have, need, unit, state, args } = item
  const basis =
    item.reason === 'share'
      ? `（${args.of === 'done' ? '总' : '应完成'}${unit} ${args.base} 的 ${percent(Number(args.share), 6)}）`
      : ''
  if (item.reason === 'unreadable') return `${title}填的不是数，无法判断`
  if (item.reason === 'contradicted') return `${title}前后对不上，无法判断${reaching(item)}`
  if (item.reason === 'unread')
    return `${title}${have === undefined ? '：' : `已读出 ${have} ${unit}，`}有的能力点读不出，无法判断${reaching(item)}`
  if (item.reason === 'blank') {
    return have === undefined
      ? `${title}没有填写，无法判断`
      : `${title}已填 ${have} ${unit}，还有部分没有填写，无法判断${reaching(item)}`
  }
  const sum = arithmeticOf(item)
  // 学分 75, not 学分 75 学分.
  const amount = title === unit ? String(have) : `${have} ${unit}`
  const start = `${title}${title.endsWith('）') ? '' : ' '}${amount}${sum === '' ? '' : `（${sum}）`}`
  const demand = `${state === 'advice' ? '建议' : '应'}不少于 ${need} ${unit}${basis}`
  return state === 'met' ? `${start}，${demand}，已达到` : `${start}，${demand}，还差 ${tidy(need! - have!)} ${unit}`
}

/** Of a share of what is not known yet, nobody knows how much is needed. */
const reaching = ({ need, unit }: AssessItem): string => (need === undefined ? '' : `是否达到 ${need} ${unit}`)

const sentences: Record<AssessItem['rule'], (item: AssessItem) => string> = {
  population: ({ reason, state, args, names }) =>
    reason === 'departed'
      ? `备注写着“${args.value}”，${state === 'missed' ? '按设置不计' : '按设置仍计在内'}，请核对`
      : reason === 'repeated'
        ? `与 ${list(names)} 是同一人，只计一次${state === 'unknown' ? '；各处结果不同，无法判断以哪一处为准' : ''}，请核对`
        : reason === 'blank'
          ? `没有填写是不是${list(names)}，暂按统计范围内`
          : reason === 'unlisted'
            ? `“${args.value}”不是可填的值，看不出是不是${list(names)}，暂按统计范围内`
            : state === 'met'
              ? `${args.value}，在统计范围内`
              : `${args.value}，不在统计范围（${list(names)}）内，不计`,
  hours(item) {
    const { reason, have, need, args } = item
    if (reason === 'below-parts') return `${item.title} ${have} 少于各部分之和 ${need}，应不少于各部分之和`
    if (reason === 'unlike-points') return `${item.title} ${have}，各能力点学分之和 ${need}，两者应相等，请核对`
    if (reason === 'unequal') return `学分 ${have}，按学时应为 ${need}，两者应相等，请核对`
    if (reason === 'masked') return '完成时间的起止日期原文隐去，请在设置中填写后再判断'
    if (item.id === 'hours/period') {
      if (reason === 'blank') return '没有填写完成时间，无法判断'
      if (reason === 'unreadable') return '完成时间填的不是日期，无法判断'
      const span = `${args.from || '（未限）'} 至 ${args.by || '（未限）'}`
      return `完成时间 ${args.day}，${item.state === 'met' ? '在' : '不在'} ${span} 之内`
    }
    return counted(item)
  },
  'ability-points'(item) {
    const { reason, names, state, need, have, unit, args } = item
    switch (reason) {
      case 'unknown-code':
        return `“${list(names)}”不是能力点代码，没有计入，应为 A1—A13、B1—B10、C1—C7 或地方能力点，请更正`
      case 'twice':
        return `能力点 ${list(names)} 写了两次，只计一次，请核对`
      case 'environment':
        return `能力点 ${list(names)} 不属于${args.environments}，不计`
      case 'no-offer':
        return '不知道学校提供哪些能力点，无法判断所选是否在内'
      case 'extra':
        return `能力点 ${list(names)} 不在学校提供的范围内，不计；范围内的已选够`
      case 'not-offered':
        return state === 'met'
          ? '所选能力点都在学校提供的范围内'
          : `能力点 ${list(names)} 不在学校提供的范围内，应从学校提供的能力点中选择`
      case 'unread':
        return item.id === 'ability-points/offered' || item.id === 'ability-points/per-dimension'
          ? `${item.title}：有的能力点读不出，无法判断`
          : counted(item)
      case 'per-dimension':
        return state === 'met'
          ? `学校提供的每个维度都选了至少 ${need} 个能力点`
          : `${list(names)}没有选够，每个维度应不少于 ${need} 个能力点`
      case 'dimensions':
      case 'offer': {
        const covered = `${item.title} ${have} 个${names.length > 0 ? `（${list(names)}）` : ''}`
        return `${covered}，${args.mark ?? ''}应不少于 ${need} 个，${state === 'met' ? '已达到' : `还差 ${need! - have!} 个`}`
      }
      case 'blank':
        return have === undefined ? `${item.title}没有填写，无法判断` : counted(item)
      default:
        return unit === '个' && names.length > 0
          ? counted({ ...item, title: `${item.title}（${list(names)}）` })
          : counted(item)
    }
  },
  eligibility: ({ title, reason, args }) =>
    ({
      eligible: `${title}：已具备条件`,
      'not-yet': `${title}：条件未齐，尚未填报，没有提前`,
      'too-early': `${title}：条件未达到就已填报，应先完成再填报`,
      unknown: `${title}：已填报，但条件是否达到无法判断`,
      void: `证据${args.value}，不能作为考核依据，请补交有效证据后再认定`,
    })[reason] ?? title,
  score(item) {
    const { reason, names, args, have } = item
    if (reason === 'weights') return `各部分权重之和为 ${args.weights}，应为 1，请在设置中填写权重`
    if (reason === 'blank') return `${list(names)}没有分数，无法计分`
    if (reason === 'beyond') return `${list(names)}的分数不在 0—${args.full ?? '满分'} 之间，无法计分`
    if (reason === 'unreadable' || reason === 'no-number') return `${list(names)}填的不是数，无法计分`
    if (reason === 'differs') return `登记为 ${args.recorded} 分，计算为 ${have} 分（${arithmeticOf(item)}），请核对`
    return `综合得分 ${have}${arithmeticOf(item) === '' ? '' : `：${arithmeticOf(item)}`}`
  },
  grade({ reason, names, args, have, need, state }) {
    switch (reason) {
      case 'part-failed':
        return `${list(names)}为${args.grade}，有一项${args.grade}即为${args.grade}`
      case 'parts-blank':
        return `${list(names)}没有等次，无法判断`
      case 'no-level':
        return `“${list(names)}”不是等次，应为 ${args.levels}`
      case 'bound':
        return `得分 ${have} 正在两个等次的分界上，按设置归${args.bound === 'higher' ? '较高' : '较低'}等次，为${args.grade}`
      case 'level':
        return `得分 ${have}${need === undefined || state === 'missed' ? '' : `，达到 ${need} 分`}，为${args.grade}`
      case 'no-score':
        return '没有得分，无法判断等次'
      case 'no-level-for-score':
        return `得分 ${have} 不在任何等次的范围内`
      case 'recorded':
        return `登记为${args.grade}`
      case 'all-parts':
        return `各分项都合格，为${args.grade}`
      case 'differs':
        return `登记为${args.recorded}，计算为${args.grade}，请核对`
      default:
        return '没有登记等次，无法判断'
    }
  },
  approval: ({ reason, names, args, have, need }) =>
    ({
      skipped: `${list(names)}没有结果，${args.step}却已有结果，应按顺序进行`,
      'after-refusal': `${args.step}未通过，${list(names)}却已有结果，请核对`,
      refused: `${args.step}未通过`,
      open: `已完成 ${have} 步，共 ${need} 步，下一步：${args.step}`,
      complete: `${need} 步全部完成`,
    })[reason] ?? '',
  certificate: ({ reason, names, args }) =>
    reason === 'due'
      ? `${args.issuer === '' ? '应' : `由${args.issuer}`}发${args.per === 'ability' ? `能力点证书：${list(names)}` : '合格证书'}`
      : '尚未合格，不发证书',
}
