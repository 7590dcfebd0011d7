import { nameCheck } from '../../src/rules/name.ts'
import { checkCases } from './check-cases.ts'

checkCases(nameCheck, {
  accept: [
    { why: 'plain names', rows: [['张示例'], ['欧阳示例'], ['李示']] },
    {
      why: 'the standard interpunct and foreign names',
      rows: [['阿依古丽·示例'], ['Mary-Ann Example'], ["O'Neill J."]],
    },
    { why: 'rare characters of the standard', rows: [['张𠮷例'], ['㛃示例']] },
    { why: 'a blank, and the signs for nothing', rows: [[''], ['/'], ['无']] },
  ],
  reject: [
    { why: 'digits', rows: [['张示例2']], finds: [['A4', { reason: 'digits', name: '张示例2' }]], severity: 'warning' },
    {
      why: 'lost characters',
      rows: [['张?例'], ['张�例']],
      finds: [
        ['A4', { reason: 'lost' }],
        ['A5', { reason: 'lost' }],
      ],
    },
    { why: 'private characters', rows: [['张例']], finds: [['A4', { reason: 'private-use' }]] },
    { why: 'several persons', rows: [['张示例、李示例']], finds: [['A4', { reason: 'several' }]] },
    {
      why: 'a formula as text',
      rows: [['=HYPERLINK("http://example.com","张三")']],
      finds: [['A4', { reason: 'signs' }]],
    },
    { why: 'words in brackets', rows: [['张示例（借调）']], finds: [['A4', { reason: 'signs' }]] },
    { why: 'one character', rows: [['张']], finds: [['A4', { reason: 'short' }]] },
    {
      why: 'other interpuncts, for information',
      rows: [['阿依•示例'], ['阿依．示例']],
      finds: [
        ['A4', { reason: 'interpunct' }],
        ['A5', { reason: 'interpunct' }],
      ],
      severity: 'info',
    },
    {
      why: 'a blank inside, for information',
      rows: [['张　三']],
      finds: [['A4', { reason: 'blank' }]],
      severity: 'info',
    },
    {
      why: 'digits that may be an ID number, never shown',
      rows: [['110103201501011236']],
      finds: [['A4', { name: '＊' }]],
    },
    {
      why: 'whole names parted by blanks or a line break',
      rows: [['王示一 李示二'], ['王示一\n李示二'], ['王明 李强 张三']],
      finds: [
        ['A4', { reason: 'several' }],
        ['A5', { reason: 'several' }],
        ['A6', { reason: 'several' }],
      ],
      severity: 'warning',
    },
    { why: 'others not named', rows: [['王示一等3人']], finds: [['A4', { reason: 'several' }]] },
    {
      why: 'padding and names without a surname as one person, for information',
      rows: [['欧阳　示一'], ['王　示　一'], ['阿依 古丽']],
      finds: [
        ['A4', { reason: 'blank' }],
        ['A5', { reason: 'blank' }],
        ['A6', { reason: 'blank' }],
      ],
      severity: 'info',
    },
    {
      why: 'the sex in the same cell',
      rows: [['王示敏 女'], ['王示敏　男'], ['王示敏\n女']],
      finds: [
        ['A4', { reason: 'sex', name: '王示敏 女' }],
        ['A5', { reason: 'sex' }],
        ['A6', { reason: 'sex' }],
      ],
      severity: 'warning',
    },
    {
      why: 'a given name that is 男, and one whose row has its sex elsewhere, as padding only',
      ground: { columns: { name: ['姓名', 'name'], sex: ['性别', 'sex'] } },
      rows: [
        ['欧阳 男', ''],
        ['王亚 男', '女'],
        ['王 亚 男', ''],
      ],
      finds: [
        ['A4', { reason: 'blank' }],
        ['A5', { reason: 'blank' }],
        ['A6', { reason: 'blank' }],
      ],
      severity: 'info',
    },
    { why: 'stars, said once', rows: [['张*'], ['李**']], finds: [['A4', { reason: 'masked', count: 2 }]] },
  ],
})
