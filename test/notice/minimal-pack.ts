/** A pack as short as a county may write it, for tests that break it in one place. */
export const minimalPack = `id: example-county
title: 示例县教师培训通知
shortTitle: 示例县
region: 成都市
level: county
clauses:
  A-1: 请于2024年5月31日前报送培训情况表。
  A-2: 合计等于各项之和。
settings:
  dayItselfCounts: { default: true, why: 没有说明当天是否算在内 }
lists:
  stage: [小学, { value: 初中, also: [初级中学] }]
deadlines:
  - { id: report, title: 报送培训情况表, on: 2024-05-31, forms: [report], clause: A-1 }
forms:
  report:
    title: "{unit}培训情况表"
    rows: school
    reporter: county
    clause: A-1
    head:
      - { field: unit, label: 填报单位, type: unit, required: true }
    columns:
      - { field: schoolName, heading: 学校, type: school, required: true }
      - { field: stage, heading: 学段, type: list, list: stage }
      - heading: 教师数
        columns:
          - { field: kindergarten, heading: 幼儿园, type: count }
          - { field: school, heading: 中小学, type: count }
          - { field: staff, heading: 合计, type: count }
    total: 小计
    key: [schoolName]
    checks:
      - { check: row-sum, total: staff, parts: [kindergarten, school], clause: A-2 }
`
