/**
 * The 30 ability points (微能力) of 《中小学教师信息技术应用能力校本应用考核规范》: code, name, environment, dimension.
 * Names of A1, A3, B2 and B6 are confirmed by public pages; the other names, and the dimensions of B1, C6 and C7, are to be
 * compared with the printed table. Notices name these points by code; local ones are added in a pack's list `abilities`.
 */
import type { ListValue } from './list-lookup.ts'

type Environment = '多媒体教学环境' | '混合学习环境' | '智慧学习环境'

type Dimension = '学情分析' | '教学设计' | '学法指导' | '学业评价'

interface AbilityPoint {
  code: string
  name: string
  environment: Environment
  dimension: Dimension
}

const rows: readonly (readonly [string, string, Dimension])[] = [
  ['A1', '技术支持的学情分析', '学情分析'],
  ['A2', '数字教育资源获取与评价', '教学设计'],
  ['A3', '演示文稿设计与制作', '教学设计'],
  ['A4', '数字教育资源管理', '教学设计'],
  ['A5', '技术支持的课堂导入', '学法指导'],
  ['A6', '技术支持的课堂讲授', '学法指导'],
  ['A7', '技术支持的总结提升', '学法指导'],
  ['A8', '技术支持的方法指导', '学法指导'],
  ['A9', '学生信息道德培养', '学法指导'],
  ['A10', '学生信息安全意识培养', '学法指导'],
  ['A11', '评价量规设计与应用', '学业评价'],
  ['A12', '评价数据的伴随性采集', '学业评价'],
  ['A13', '数据可视化呈现与解读', '学业评价'],
  ['B1', '技术支持的测验与练习', '学情分析'],
  ['B2', '微课程设计与制作', '教学设计'],
  ['B3', '探究型学习活动设计', '教学设计'],
  ['B4', '技术支持的发现与解决问题', '学法指导'],
  ['B5', '学习小组组织与管理', '学法指导'],
  ['B6', '技术支持的展示交流', '学法指导'],
  ['B7', '家校交流与合作', '学法指导'],
  ['B8', '公平管理技术资源', '学法指导'],
  ['B9', '自评与互评活动的组织', '学业评价'],
  ['B10', '档案袋评价', '学业评价'],
  ['C1', '跨学科学习活动设计', '教学设计'],
  ['C2', '创造真实学习情境', '教学设计'],
  ['C3', '创新解决问题的方法', '学法指导'],
  ['C4', '支持学生创造性学习与表达', '学法指导'],
  ['C5', '基于数据的个别化指导', '学法指导'],
  ['C6', '应用数据分析模型', '学业评价'],
  ['C7', '创建数据分析微模型', '学业评价'],
]

const environments: Record<string, Environment> = { A: '多媒体教学环境', B: '混合学习环境', C: '智慧学习环境' }

export const abilityPoints: readonly AbilityPoint[] = rows.map(([code, name, dimension]) => ({
  code,
  name,
  environment: environments[code.charAt(0)] as Environment,
  dimension,
}))

/** As a value list: written by code, also accepted by name. */
export const abilityList: ListValue[] = abilityPoints.map(({ code, name }) => ({ value: code, also: [name] }))
