/**
 * Invented persons for samples and tests. Their ID numbers pass every check and can belong to nobody: the county of the prefix was
 * abolished before the date of birth. Their phone numbers use 154, which no operator has ever handed out.
 */

/** Prefixes with the year in which their prefecture was abolished: 岳阳地区 1986, 温江地区 1983. */
export const abolished = {
  yueyang: { prefixes: ['432222', '432223', '432224', '432225'], since: 1986 },
  wenjiang: { prefixes: ['512721', '512722', '512723', '512724'], since: 1983 },
}

export interface Person {
  name: string
  sex: '男' | '女'
  idNumber: string
  phone: string
  subject: string
}

const surnames = [...'王李张刘陈杨黄赵周吴徐孙朱马胡郭何林高罗']
const givenMale = ['示一', '例文', '样明', '试强', '拟军', '范平', '虚伟', '示勇', '例波', '样涛']
const givenFemale = ['示芳', '例娟', '样敏', '试静', '拟丽', '范霞', '虚燕', '示玲', '例梅', '样红']
const subjects = ['语文', '数学', '英语', '科学', '道德与法治', '音乐', '体育', '美术', '信息技术', '综合实践']

/** The same number always makes the same person; no two numbers below 2,800 make the same ID number, below 200 the same name. */
export function person(number: number, region: { prefixes: string[]; since: number }): Person {
  const male = number % 3 === 0
  const given = male ? givenMale : givenFemale
  const name = `${surnames[number % 20] ?? ''}${given[Math.floor(number / 20) % 10] ?? ''}`
  const year = region.since + 4 + (number % 7)
  const birth = `${year}${two(1 + (number % 12))}${two(1 + ((number * 7) % 28))}`
  const serial = String(100 + 2 * (number % 400) + (male ? 1 : 0)).padStart(3, '0')
  const prefix = region.prefixes[number % region.prefixes.length] ?? ''
  return {
    name,
    sex: male ? '男' : '女',
    idNumber: withCheckDigit(`${prefix}${birth}${serial}`),
    phone: `154${String(10_000_000 + number * 37).padStart(8, '0')}`,
    subject: subjects[number % subjects.length] ?? '',
  }
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}

/** GB 11643: weights 2^(17−i) mod 11, ISO 7064 MOD 11-2. */
export function withCheckDigit(seventeen: string): string {
  const sum = [...seventeen].reduce((total, digit, index) => total + Number(digit) * (2 ** (17 - index) % 11), 0)
  return seventeen + '10X98765432'[sum % 11]
}
