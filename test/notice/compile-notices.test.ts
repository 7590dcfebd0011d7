import { describe, expect, test } from 'vitest'
import { compilePacks } from '../../src/compile-packs.ts'
import { minimalPack } from './minimal-pack.ts'

describe('compilePacks', () => {
  test('resolves packs whatever their order', async () => {
    const child = 'id: a-town\nextends: example-county\ntitle: 示例镇\n'
    const result = await compilePacks([
      { name: 'a-town', text: child },
      { name: 'example-county', text: minimalPack },
    ])
    expect('notices' in result && result.notices.map((notice) => [notice.id, notice.forms.length])).toEqual([
      ['a-town', 1],
      ['example-county', 1],
    ])
  })

  test('gives plain data that JSON keeps whole', async () => {
    const result = await compilePacks([{ name: 'example-county', text: minimalPack }])
    const [notice] = 'notices' in result ? result.notices : []
    expect(JSON.parse(JSON.stringify(notice))).toEqual(notice)
  })

  test('says in which pack a fault stands, and that its folder bears its id', async () => {
    const result = await compilePacks([
      { name: 'wrong-name', text: minimalPack },
      { name: 'example-county', text: minimalPack.replace('check: row-sum', 'check: row-some') },
    ])
    expect('faults' in result && result.faults.map(({ name, path }) => [name, path])).toEqual([
      ['wrong-name', 'id'],
      ['example-county', 'forms.report.checks[0].check'],
    ])
  })
})
