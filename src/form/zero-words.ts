/** The text of a cell comes in; whether it says that there is nothing to report goes out. */
import { normaliseHeading } from '../value/text.ts'

const nothing =
  /^(?:[-—－–/／\\]{1,4}|(?:本|我|该)?(?:[校园县区市州单位]|学校|单位)?(?:目前|暂时|暂)?(?:无|没有?|未有)(?:(?:本|此|该|以上|上述)(?:项|类|种)?)?(?:(?:符合条件的?|需要?上?报的?|应报的?|(?:参加)?(?:培训|参训|参培)的?|相关的?)?(?:情况|人员|人|教师|老师|学员|数据|内容|信息|名单|任务|报送)?)|[不未]涉及|零报告|零上报|0报告|空表|空)[。.]?$/u

/** 无, 无此情况, 零报告, 本校无参培教师, /. */
export function saysNothing(text: string): boolean {
  return text.length <= 24 && nothing.test(normaliseHeading(text).replace(/^\(|\)$/gu, ''))
}
