/**
 * A number comes in, an invented person goes out. The ID number passes every check and can belong to nobody: the county of its prefix was
 * abolished before the date of birth. Phones begin with 154, which no operator ever handed out.
 */
import { abolished, withCheckDigit } from '../samples/people.ts'

export interface Person {
  name: string
  sex: string
  idNumber: string
  phone: string
  subject: string
}

const surnames = [...'王李张刘陈杨黄赵周吴徐孙朱马胡郭何林罗梁']
const given = [...'示例样拟范虚试勇波涛娟敏静丽霞燕玲梅红强']
const subjects = ['语文', '数学', '英语', '音乐', '体育', '美术']
const { prefixes, since } = abolished.yueyang
const two = (number: number) => String(number).padStart(2, '0')

/** No two numbers below 8,000 make the same name or the same ID number. */
export function person(number: number): Person {
  const male = number % 2 === 0
  const year = since + 2 + (Math.floor(number / 4) % 12)
  const birth = `${year}${two(1 + (Math.floor(number / 48) % 12))}${two(1 + (number % 28))}`
  const serial = String(10 + (Math.floor(number / 576) % 480) * 2 + (male ? 1 : 0)).padStart(3, '0')
  return {
    name: `${surnames[number % 20]}${given[Math.floor(number / 20) % 20]}${given[Math.floor(number / 400) % 20]}`,
    sex: male ? '男' : '女',
    idNumber: withCheckDigit(`${prefixes[number % 4]}${birth}${serial}`),
    phone: `154${String(10_000_000 + number * 37)}`,
    subject: subjects[number % subjects.length]!,
  }
}
