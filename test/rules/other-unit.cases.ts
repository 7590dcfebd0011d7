import { otherUnitCheck } from '../../src/rules/other-unit.ts'
import { checkCases } from './check-cases.ts'

const school = (name: string, count = 3) => Array.from({ length: count }, (_, index) => [`教师${index}`, name])

checkCases(otherUnitCheck, {
  accept: [
    { why: 'schools of the county', head: { unit: '湘阴县' }, rows: school('湘阴县第一中学') },
    { why: 'schools without a county in their names', head: { unit: '湘阴县' }, rows: school('第一中学') },
    { why: 'a road with the name of another county', head: { unit: '岳阳楼区' }, rows: school('云溪路小学') },
    { why: 'the city in the name of a school', head: { unit: '岳阳楼区' }, rows: school('岳阳市第十二中学') },
    {
      why: 'one teacher of another county among many',
      head: { unit: '湘阴县' },
      rows: [...school('湘阴县第一中学'), ...school('汨罗市第二中学', 1)],
    },
    { why: 'the county’s own folder', path: '收件/湘阴县/附件3.xlsx', head: { unit: '湘阴县' }, rows: school('一中') },
    {
      why: 'several counties in a file name',
      path: '湘阴县、汨罗市.xlsx',
      head: { unit: '湘阴县' },
      rows: school('一中'),
    },
    {
      why: 'a folder of somebody else, when the schools say it is right',
      path: '汨罗市/3.xlsx',
      head: { unit: '湘阴县' },
      rows: school('湘阴县一中'),
    },
    { why: 'the city’s desk', desk: '岳阳市', head: { unit: '湘阴县' }, rows: school('一中') },
    { why: 'the county’s desk', desk: '湘阴县', head: { unit: '湘阴县教育局' }, rows: school('一中') },
    { why: 'its own name in the title', title: '湘阴县', head: { unit: '湘阴县教育局' }, rows: school('一中') },
    { why: 'the city above it in the title', title: '岳阳市', head: { unit: '湘阴县' }, rows: school('一中') },
    { why: 'a school in the title', title: '汨罗小学', head: { unit: '湘阴县' }, rows: school('一中') },
    { why: 'a blank head, which is head-required’s', head: { unit: '' }, rows: school('湘阴县第一中学') },
  ],
  reject: [
    {
      why: 'a whole school of another county, once',
      head: { unit: '汨罗市' },
      rows: school('湘阴县第一中学', 30),
      finds: [['A2', { said: '汨罗市', meant: '湘阴县', clue: '学校名称里' }]],
    },
    {
      why: 'the same by its short name',
      head: { unit: '汨罗市教育局（盖章）' },
      rows: school('湘阴一中'),
      finds: [['A2', { meant: '湘阴县' }]],
    },
    {
      why: 'the title of another county',
      title: '汨罗市',
      head: { unit: '湘阴县' },
      rows: school('一中'),
      finds: [['A2', { said: '湘阴县', meant: '汨罗市', clue: '表题里' }]],
    },
    {
      why: 'the folder of another county',
      path: '收件/湘阴县/附件3-一中.xlsx',
      head: { unit: '汨罗市' },
      rows: school('一中'),
      finds: [['A2', { meant: '湘阴县', clue: '文件或文件夹的名称' }]],
    },
    {
      why: 'the workspace of another county, whatever the schools say',
      desk: '湘阴县',
      head: { unit: '汨罗市' },
      rows: school('汨罗市第一中学'),
      finds: [['A2', { meant: '湘阴县', clue: '本工作文件夹的单位' }]],
    },
  ],
})
