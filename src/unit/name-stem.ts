/** A unit's official name comes in, the part people say goes out: 成都市 → 成都, 阿坝藏族羌族自治州 → 阿坝. Text only. */

const peoples =
  '(?:(?:(?<!^内)蒙古|哈萨克|柯尔克孜|锡伯|塔吉克|维吾尔|土家|布依|哈尼|傈僳|景颇|拉祜|布朗|纳西|普米|独龙|撒拉|东乡|保安|裕固|仡佬|仫佬|毛南|朝鲜|达斡尔|鄂伦春|鄂温克)族?|[回藏苗彝壮满侗瑶白傣黎佤畲水羌土怒各]族)'
const autonomous = new RegExp(`${peoples}*自治[区州县旗]$`, 'u')
const kinds = ['地区', '林区', '新区', '特区', '省', '市', '区', '县', '旗']

/** At least two characters stay: 达县, 城区 and 东乡族自治县 have no shorter name; neither has 兴安盟. */
export function stemOf(name: string): string {
  const stem = name.includes('自治') ? name.replace(autonomous, '') : withoutKind(name)
  return stem.length >= 2 ? stem : name
}

function withoutKind(name: string): string {
  const kind = kinds.find((each) => name.endsWith(each))
  return kind ? name.slice(0, -kind.length) : name
}
