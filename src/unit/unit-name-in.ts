/** What stands in a head field comes in (报送单位：成都市教育局（盖章）), the name of the unit in it goes out. Cuts off words, never adds any. */
import { cleanText } from '../value/text.ts'

const label = /^(?:报送|填报|上报|申报|所属)?(?:单位|部门|区域)[^:：]{0,12}[:：]/u
const seal = /[(（【[](?:盖章|公章|签章|印章|单位公章|加盖公章|章)[)）】\]]|(?:盖章|公章)[:：]?$/gu
/** Offices of education under their many names, with what may follow them; the shortest office name that ends the text. */
const office =
  /(?:教[^局厅委部府]{0,8}(?:局|厅|委员会|委)|教(?:育)?(?:行政|主管)部门|人民政府|电化?教育?(?:技术)?(?:装备)?(?:馆|站|中心)|教师(?:进修学校|进修学院|发展中心|培训中心)|教研(?:室|院)|教育科学研究[院所])(?:[^局]{0,12}(?:办公室|办|科|股|处|室|中心|馆|学校|院))?$/u

/** 成都市教育局（盖章） → 成都市; a text without such words is only cleaned. An office without a unit before it stays as it is. */
export function unitNameIn(text: string): string {
  const bare = cleanText(text).replace(label, '').replace(seal, '').trim()
  const unit = bare.replace(office, '').trim()
  return unit === '' ? bare : unit
}
