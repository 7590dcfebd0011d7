/** The text of a cell comes in; whether it marks a row that is no data (totals, examples, notes, signatures, nothing to report) goes out. */
import { normaliseHeading } from '../value/text.ts'

const total =
  /^(?:.{0,12}(?:小计|合计|总计|共计|累计)(?:\(.*\))?(?:人数|数)?(?:\d+[人名所])?|(?:以上)?共\d+[人名所]|全[省市县区])$/u

/** 小计, 合 计, 成都市小计：, 总计（人）, 合计45人, 共12所, 全市. */
export function isTotalLabel(text: string): boolean {
  return text.length <= 24 && /[计人数名所省市县区\s:：)）]$/u.test(text) && total.test(normaliseHeading(text))
}

const sample =
  /^[(（【[]?\s*(?:示例|样例|范例|举例|例如|例)\s*\d*\s*(?:$|[:：)）】\]])|[(（【[](?:示例|样例|范例|例)[)）】\]]$/u

/** 例：张三, 示例, （例）李四, 王五（示例). */
export function isSampleLabel(text: string): boolean {
  return sample.test(text)
}

const note =
  /^(?:[（(【[]?(?:备注|附注|注意|注意事项|说明|填表说明|填报说明|填写说明|填表要求|填报要求|填写要求|报送地址|上报截止时间|报送时间|报送要求|温馨提示|注)[)）】\]]?\s*(?:[:：.、]|$|\d)|[（(]?\d{1,2}\s*[)）.、．](?!\d)\s*\S{2,}|[①-⑳※★*＊]\s*\S)/u

/** 备注：…, 1.上报截止时间…, ※…. */
export function isNote(text: string): boolean {
  return note.test(text)
}

const signature =
  /(?:盖\s*章|公\s*章|签\s*[字名章])\s*[)）]?\s*[:：]?|^(?:单位负责人|统计负责人|负责人|主管领导|分管领导|校长|审核人|审核|复核人|制表人|制表|填表人|填报人|经办人|报送人|联系人|填报单位|填报日期|填表日期|填表时间|填报时间|报送日期|报送时间|报出日期|审批意见|学校意见|主管部门意见|联系电话|手机号?码?|电话)\s*(?:[(（].*[)）])?\s*[:：]|^(?:单位负责人|统计负责人|审核人|制表人|填表人|填报人|经办人|报送人)$/u

/** 审核人：, 校长（签字）, （盖章）: lines that are filled by hand. */
export function isSignature(text: string): boolean {
  return signature.test(text)
}

const furniture =
  /^(?:附件?表?[\d一二三四五六七八九十]*[-－]?\d*[:：]?|第\s*\d+\s*页.*|共\s*\d+\s*页|[—\-－]\s*\d+\s*[—\-－]|续表\d*|[（(]?续上?表?[)）]?|(?:计量)?单位\s*[:：]\s*(?:人|人次|名|所|个|万人|元|万元|%|学时)|以下空白|以下无正文)$/u
const day =
  /^(?:\S{2,6}(?:日期|时间)\s*[:：]\s*)?[\d〇○一二三四五六七八九十xX×_\s]*年[\d一二三四五六七八九十xX×_\s]*月(?:[\d一二三四五六七八九十xX×_\s]*日)?$|^\d{4}[-./]\d{1,2}[-./]\d{1,2}$/u

const demand = /^\s*[(（【[*＊]*\s*(?:必填|选填|必录|选录|可填|可不填|非必填|可空|不必填|不填|自动生成|系统生成)/u

/** 必填, （选填）, 必填，18位: what a blank form demands of a column. */
export function isDemand(text: string): boolean {
  return text.length <= 30 && demand.test(text)
}

/** 附件3, 第1页, 单位：人, 2021年5月28日: printed round the table, saying nothing about it. */
export function isFurniture(text: string): boolean {
  return text.length <= 30 && (furniture.test(text) || day.test(text) || demand.test(text))
}

const section = /^[（(]?[一二三四五六七八九十]{1,3}(?:[)）]\s*[、.．]?|\s*[、.．])\s*\S/u

/** 一、某某小学, （二）初中: a line above the rows of a part. */
export function isSectionTitle(text: string): boolean {
  return section.test(text)
}

const stage =
  /^(?:学前(?:教育)?|幼儿园|小学|初中|高中|中学|中职|职高|初级中学|高级中学|完全中学|职业中学|普通(?:小学|初中|高中|中学)|义务教育|高中教育|特殊教育|特教|九年一贯制|十二年一贯制|公办|民办)(?:学校|[部段组类]|阶段|学段)?[:：]?$/u

/** 小学, 中学部: no school is called that; above a part's rows it is their title. */
export function isStageTitle(text: string): boolean {
  return stage.test(normaliseHeading(text))
}

const nothing =
  /^(?:[-—－–/／\\]{1,4}|(?:本|我|该)?(?:[校园县区市州单位]|学校|单位)?(?:目前|暂时|暂)?(?:无|没有?|未有)(?:(?:本|此|该|以上|上述)(?:项|类|种)?)?(?:(?:符合条件的?|需要?上?报的?|应报的?|(?:参加)?(?:培训|参训|参培)的?|相关的?)?(?:情况|人员|人|教师|老师|学员|数据|内容|信息|名单|任务|报送)?)|[不未]涉及|零报告|零上报|0报告|空表|空)[。.]?$/u

/** 无, 无此情况, 零报告, 本校无参培教师, /. */
export function saysNothing(text: string): boolean {
  return text.length <= 24 && nothing.test(normaliseHeading(text).replace(/^\(|\)$/gu, ''))
}
