/**
 * Units typed by hand, with the ways people write them, come out. Nothing here is taken from the product: it is the other half of the
 * comparison. Names are those of the days the notices speak of.
 */
import type { Random } from './random.ts'

export interface Place {
  name: string
  city: string
  province: string
  /** A unit without a code of its own: other words for it; `names` of an answer may be any of them. */
  words?: string[]
  /** The name it had before (隆昌县 until April 2017). */
  former?: string
  /** The county it is a part of by now: 江干区 is 上城区 since April 2021. Both rows of a sheet count there. */
  now?: string
}

export interface City {
  name: string
  province: string
  places: Place[]
  /** Units that are no counties and stand on sheets all the same. */
  zones: Place[]
}

const everyCity = [
  ['市直属学校', '市直属学校', '市直', '市直学校', '市直属'],
  ['高新区', '高新区', '高新技术产业开发区'],
  ['经开区', '经开区', '经济技术开发区', '经济开发区'],
]

function city(province: string, name: string, counties: string, zones: string[][] = everyCity): City {
  const at = { city: name, province }
  return {
    name,
    province,
    places: counties.split(' ').map((each) => {
      const [name = '', former] = each.split('<')
      const [old = '', now] = name.split('>')
      return { name: old, ...at, ...(former !== undefined && { former }), ...(now !== undefined && { now }) }
    }),
    zones: zones.map(([zone = '', ...words]) => ({ name: zone, ...at, words })),
  }
}

export const cities = {
  leshan: city(
    '四川省',
    '乐山市',
    '市中区 沙湾区 五通桥区 金口河区 犍为县 井研县 夹江县 沐川县 峨边彝族自治县 马边彝族自治县 峨眉山市',
  ),
  neijiang: city('四川省', '内江市', '市中区 东兴区 威远县 资中县 隆昌市<隆昌县'),
  zigong: city('四川省', '自贡市', '自流井区 贡井区 大安区 沿滩区 荣县 富顺县'),
  guangan: city('四川省', '广安市', '广安区 前锋区 岳池县 武胜县 邻水县 华蓥市'),
  hangzhou: city(
    '浙江省',
    '杭州市',
    '上城区 江干区>上城区 拱墅区 下城区>拱墅区 西湖区 滨江区 萧山区 余杭区 临平区 钱塘区 富阳区 临安区 桐庐县 淳安县 建德市',
  ),
  quzhou: city('浙江省', '衢州市', '柯城区 衢江区 常山县 开化县 龙游县 江山市'),
  zhoushan: city('浙江省', '舟山市', '定海区 普陀区 岱山县 嵊泗县'),
  hegang: city('黑龙江省', '鹤岗市', '向阳区 工农区 南山区 兴安区 东山区 兴山区 萝北县 绥滨县'),
  qitaihe: city('黑龙江省', '七台河市', '新兴区 桃山区 茄子河区 勃利县'),
  tongchuan: city('陕西省', '铜川市', '王益区 印台区 耀州区 宜君县'),
  shangluo: city('陕西省', '商洛市', '商州区 洛南县 丹凤县 商南县 山阳县 镇安县 柞水县'),
  yueyang: city('湖南省', '岳阳市', '岳阳楼区 云溪区 君山区 岳阳县 华容县 湘阴县 平江县 汨罗市 临湘市', [
    ['岳阳经济技术开发区', '岳阳经济技术开发区', '经开区', '岳阳经开区'],
    ['南湖新区', '南湖新区', '岳阳市南湖新区'],
    ['屈原管理区', '屈原管理区', '屈原区'],
    ['市直属学校', '市直属学校', '市直', '市直学校'],
    ['市属民办学校', '市属民办学校', '民办学校'],
  ]),
  chengdu: city('四川省', '成都市', '锦江区 青羊区 金牛区 武侯区', [
    ['天府新区', '天府新区', '四川天府新区', '成都天府新区'],
  ]),
} satisfies Record<string, City>

export function find(at: City, name: string): Place {
  const place = [...at.places, ...at.zones].find((each) => each.name === name)
  if (!place) throw new Error(`${at.name} has no ${name}`)
  return place
}

const spaced = (name: string) => [...name].join(' ')

/** In a row of its city's own sheet. */
export function inRow(random: Random, place: Place): string {
  if (place.words) return random.pick(place.words)
  const { name, city: above } = place
  const short = /^(?!.*自治).{2,}[区县市]$/u.test(name) && !/^(?:市中区|岳阳县)$/u.test(name) ? [name.slice(0, -1)] : []
  return random.pick([
    name,
    name,
    name,
    ...short,
    `${above}${name}`,
    ` ${name} `,
    name.length < 5 ? spaced(name) : name,
  ])
}

/** On the head line of its own sheet; a name that two cities of the province have (向阳区 of 鹤岗 and of 佳木斯) is never written alone. */
export function onHead(random: Random, place: Place): string {
  if (place.words) return random.pick(place.words)
  const { name, city: above, province } = place
  const alone = /^(?:市中区|向阳区)$/u.test(name)
    ? []
    : [name, `${name}教育局`, `${name}教育体育局（盖章）`, spaced(name)]
  return random.pick([...alone, `${above}${name}`, `${province}${above}${name}`, `${above}${name}教育局`])
}

/** On the head line of a city's sheet: `乐山市教育局`, `四川省乐山市教体局（盖章）  2017年3月28日`. */
export function officeOf(random: Random, { name, province }: City): string {
  return random.pick([
    name,
    `${name}教育局`,
    `${name}教育和体育局`,
    `${province}${name}教体局（盖章）  2017年3月28日`,
    spaced(`${name}教育局`),
    `${name}教育局（盖章）`,
    name.replace(/市$/, ''),
  ])
}

/** Every name an answer may call it by. */
export function namesOf({ name, now, city: above, words, former }: Place): Set<string> {
  const own = [now ?? name, ...(words ?? []), ...(former ? [former] : [])]
  return new Set(own.flatMap((each) => [each, `${above}${each}`]))
}
