/**
 * Spellings that schools use for the same thing, whatever the notice: a heading comes in, its concept and the other spellings go out.
 * What belongs to one notice alone stands in its pack (`also`); nothing here may tie a word to two concepts.
 */
import { headingKeys } from './heading-key.ts'

const concepts = {
  sequence: ['序号', '编号', '序列', '序列号', '顺序号', 'no.', 'no'],
  name: ['姓名', '教师姓名', '参训教师姓名', '参培教师姓名', '学员姓名', '参训学员姓名', '真实姓名'],
  sex: ['性别', '男/女'],
  idNumber: [
    '身份证号码',
    '身份证号',
    '身份证',
    '身份证件号',
    '身份证件号码',
    '公民身份号码',
    '公民身份证号码',
    '居民身份证号码',
    '居民身份证',
    '证件号码',
    '证件号',
  ],
  idType: ['身份证件类型', '证件类型', '身份证类型'],
  county: [
    '县(市区)',
    '县(市、区)',
    '县市区',
    '县市区名',
    '县市区名称',
    '区县',
    '区县名称',
    '区(市)县',
    '所属区县',
    '所在区县',
    '县区',
    '地区',
    '所属区域',
    '所在县(市、区)',
    '所在县市区',
  ],
  city: ['市(州)', '市州', '地市', '市(地)', '所属地市', '设区市', '市州名称'],
  school: [
    '工作单位',
    '所在学校',
    '任教学校',
    '学校',
    '学校名称',
    '学校全称',
    '单位',
    '单位名称',
    '所在单位',
    '校名',
    '所属学校',
    '试点学校',
    '试点学校名称',
    '学校(机构)名称',
  ],
  schoolCode: ['学校标识码', '学校(机构)标识码', '学校代码', '机构代码', '学校编码'],
  schoolType: ['学校类型', '学校类别', '学校性质', '办学类型', '办学性质'],
  stage: ['任教学段', '学段', '任职学段', '所教学段', '主要任教学段', '学段/学科'],
  subject: ['任教学科', '学科', '任教课程', '所教学科', '主要任教学科', '任教科目', '学科(领域)'],
  phone: [
    '联系电话',
    '手机号',
    '手机号码',
    '手机',
    '联系方式',
    '移动电话',
    '电话',
    '电话号码',
    '联系人电话',
    '联系手机',
  ],
  position: ['职务', '行政职务', '职务/职称'],
  title: ['职称', '专业技术职务', '职称等级', '专业技术职称'],
  role: ['角色', '团队角色', '分工', '工作分工'],
  abilities: ['能力点选择', '能力点', '微能力点', '选择能力点', '选学能力点', '微能力', '所选能力点'],
  year: ['年度', '年份', '培训年度', '参训年度', '年'],
  project: ['项目名称', '培训项目', '项目', '培训项目名称'],
  status: ['参训情况', '培训情况', '是否参训', '是否合格', '结业情况'],
  grade: ['考核等级', '考核等次', '考核结果', '等次', '等级'],
  remark: ['备注', '说明', '备注说明'],
  contact: ['联系人', '项目联系人', '负责人', '报送人', '填表人', '填报人', '经办人', '统计人', '制表人'],
  date: ['填报日期', '填表日期', '报出日期', '报送日期', '填报时间', '填表时间', '报送时间', '日期'],
  kindergartenCount: ['幼儿园', '学前', '幼儿园教师数', '学前教育'],
  schoolCount: ['中小学', '普通中小学', '中小学教师数'],
  vocationalCount: ['中职', '职业中学', '中等职业学校', '职高', '中职学校'],
  staff: ['合计总数', '合计', '总数', '专任教师数', '教师总数', '小计', '总人数'],
  trained: ['已培训人数', '已参训人数', '已培训', '完成培训人数', '培训合格人数'],
  untrained: ['未培训人数', '未培训人数(缺口数)', '缺口数', '未参训人数', '未培训'],
  planProvincial: ['省级及以上项目需求数', '省级需求数', '省级培训需求数'],
  planLocal: ['市县级培训计划数', '市县级计划数', '市县培训计划数'],
  allocated: ['分配人数', '下达人数', '分配名额', '任务数'],
  verified: ['核实人数', '核实数', '确认人数'],
  participants: ['参培人数', '参训人数', '参训教师数', '参培教师数'],
} as const

export type Concept = keyof typeof concepts

const conceptByKey = new Map<string, Concept>()
/** Stems too: several concepts may share one. */
const conceptsByKey = new Map<string, Set<Concept>>()
for (const [name, words] of Object.entries(concepts)) {
  const concept = name as Concept
  for (const word of words) {
    const { key, stem } = headingKeys(word)
    conceptByKey.set(key, concept)
    for (const each of [key, stem]) conceptsByKey.set(each, (conceptsByKey.get(each) ?? new Set()).add(concept))
  }
}

/** What a heading speaks of; undefined for words nobody agreed on. With its bracketed hint first, then without. */
export function conceptOf(heading: string): Concept | undefined {
  const { key, stem } = headingKeys(heading)
  return conceptByKey.get(key) ?? conceptByKey.get(stem)
}

/** What a key may stand for, `县` short for `县(市区)` included. */
export function conceptsOfKey(key: string): Iterable<Concept> {
  return conceptsByKey.get(key) ?? []
}

/** Every key that stands for one of these. */
export function keysOfConcepts(wanted: { has(concept: Concept): boolean }): string[] {
  return [...conceptsByKey].filter(([, meant]) => [...meant].some((each) => wanted.has(each))).map(([key]) => key)
}

/** Other spellings of the same concept; the heading itself may be among them. */
export function synonymsOf(heading: string): readonly string[] {
  const concept = conceptOf(heading)
  return concept ? concepts[concept] : []
}
