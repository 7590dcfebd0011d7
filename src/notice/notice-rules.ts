/**
 * Rules of a notice that no check of a sheet enforces, but a figure, a list or a letter does: the rest of the catalogue, beside
 * `checks` in `src/rules/registry.ts`. Their ids stand in `checkedBy` of the clauses they enforce.
 */

import type { Severity } from '../value/severity.ts'

export interface NoticeRule {
  id: string
  /** One Chinese phrase. */
  title: string
  /** What is compared with what, with the arithmetic. */
  meaning: string
  severity: Severity
  /** Command that says so: `itcap gap`. */
  command: string
  /** One line each. */
  example: { wrong: string; right: string }
}

export const noticeRules: readonly NoticeRule[] = [
  {
    id: 'target-share',
    title: '完成比例',
    meaning:
      '到截止日应完成的数量 = 基数 × 比例，按通知规定（或设置）取整；已完成数不少于它才算达到。“累计”连同以前各期一起算，“本期”只算期内。写“约”“原则上”的，未达到只提醒。',
    severity: 'error',
    command: 'itcap gap',
    example: {
      wrong: '教师 1001 人，应培训不少于 25%：1001 × 25% = 250.25，进位为 251 人；已培训 250 人，未达到',
      right: '教师 1001 人，已培训 251 人，达到',
    },
  },
  {
    id: 'minimum-count',
    title: '数量下限',
    meaning:
      '通知规定了数量的指标（每个县至少 2 所试点学校、每市 5—7 所样板校），到期按台账里的数核对；“以上”含本数。表内的数量由 quota 检查。',
    severity: 'error',
    command: 'itcap gap',
    example: { wrong: '每县 2 所以上：君山区 1 所，未达到，还差 1 所', right: '君山区 2 所，达到' },
  },
  {
    id: 'population',
    title: '统计对象',
    meaning: '只有通知规定的对象（如在编在岗）计入学时、等级和合格率；其他人员单独列出，不计入。',
    severity: 'info',
    command: 'itcap assess',
    example: { wrong: '编制情况“不在编”：不计入合格率', right: '编制情况“在编在岗”：计入' },
  },
  {
    id: 'certificate',
    title: '证书',
    meaning: '考核合格的教师才发证：按通知每人一证，或所选每个能力点一证。',
    severity: 'info',
    command: 'itcap assess',
    example: { wrong: '考核不合格，选 A1、B6：不发证', right: '考核合格，选 A1、B6，按能力点发证：两张' },
  },
  {
    id: 'pass-rate',
    title: '合格率',
    meaning:
      '合格率 = 合格及以上人数 ÷ 统计对象人数（或有结果的人数，由设置决定），按学校、县分别计算，四舍五入到两位小数。',
    severity: 'info',
    command: 'itcap assess',
    example: { wrong: '24 人中 23 人合格写作 95.8%：应为 95.83%', right: '24 人中 23 人合格：95.83%' },
  },
  {
    id: 'mail-subject',
    title: '邮件主题',
    meaning: '邮件主题应为通知规定的写法，单位名用本单位的名称；空格、全角半角和“+”不论。',
    severity: 'warning',
    command: 'itcap package',
    example: { wrong: '信息技术2.0汇总表（最终版）', right: '岳阳楼区信息技术2.0汇总' },
  },
]
