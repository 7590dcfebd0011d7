import { unknownUnitCheck } from '../../src/rules/unknown-unit.ts'
import { checkCases } from './check-cases.ts'

checkCases(unknownUnitCheck, {
  ground: { columns: { unit: ['地区', 'unit'] }, head: { city: ['市(州)教育行政部门', 'unit'] }, params: {} },
  accept: [
    { why: 'full and short names', rows: [['锦江区'], ['成都'], ['成都市']] },
    { why: 'an ambiguous name that the sender settles', head: { city: '乐山市教育局' }, rows: [['市中区']] },
    { why: 'a full name where the short one is ambiguous', rows: [['乐山市市中区']] },
    { why: 'the sender itself', head: { city: '成都市' }, rows: [['成都市'], ['锦江区']] },
  ],
  reject: [
    {
      why: 'a misspelt name',
      rows: [['锦江去']],
      finds: [['A4', { reason: 'unknown', value: '锦江去', meant: '锦江区' }]],
    },
    {
      why: 'a name of two units',
      rows: [['市中区']],
      finds: [['A4', { reason: 'ambiguous', candidates: '内江市市中区、乐山市市中区' }]],
    },
    {
      why: 'a county of another city',
      head: { city: '成都市' },
      rows: [['东坡区']],
      finds: [['A4', { reason: 'elsewhere', belongs: '眉山市', sender: '成都市' }]],
    },
    { why: 'a sender nobody knows', head: { city: '成郡市教育局' }, rows: [], finds: [['A2', { reason: 'unknown' }]] },
    {
      why: 'names of an earlier and of a later day, each told once',
      head: { city: '内江市' },
      rows: [['隆昌县'], ['隆昌市'], ['隆昌县'], ['隆昌县'], ['东兴区']],
      finds: [['A4', { reason: 'former', value: '隆昌县', meant: '隆昌市' }]],
    },
    {
      why: 'a name that came after the day, in the province of the notice',
      ground: { columns: { unit: ['地区', 'unit'] }, notice: { region: '西藏自治区' }, params: {} },
      rows: [['米林市'], ['巴宜区']],
      finds: [['A4', { reason: 'later', value: '米林市', meant: '米林县' }]],
    },
    {
      why: 'a unit of another level',
      ground: { columns: { unit: ['市州', 'unit'] }, params: { level: 'city' } },
      rows: [['锦江区']],
      finds: [['A4', { reason: 'unknown', level: '市(州)' }]],
    },
  ],
})
