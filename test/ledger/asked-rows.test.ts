/** Of a list only the rows of those who are asked for are read: none of theirs is left out, however it is written, and hardly any other comes. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openLedger } from '../../src/ledger/open-ledger.ts'
import { personKey } from '../../src/value/person-key.ts'
import { normaliseName } from '../../src/value/text.ts'
import { loadNotice } from '../notices/load.ts'
import { handIn } from './hand-in.ts'
import { place, runs } from './place.ts'

const notice = await loadNotice('yueyang-2021')

// Of one person 15 and 18 digits, and of the last one a number that is none; names as they are typed.
const ids = ['430602198001010017', '430602800101001', '43060219810202002X', '', '4306']
const names = ['王示例', '王 示例', '王　示例', '阿卜杜·示例', '阿卜杜•示例', '李示例', 'Ａnna', 'Anna', '']
const person = fc.record({ id: fc.constantFrom(...ids), name: fc.constantFrom(...names), table: fc.nat(2) })
const asked = fc.record({
  ids: fc.subarray(ids.filter((id) => id !== '').map(personKey)),
  names: fc.subarray([...new Set(names.map(normaliseName))]),
  byName: fc.boolean(),
})

test.each(['annex-3', 'annex-2'])('nobody who is asked for is left out of %s', async (form) => {
  const several = notice.forms.find(({ id }) => id === form)!.tables.length > 1
  await fc.assert(
    fc.asyncProperty(fc.array(person, { minLength: 1, maxLength: 30 }), asked, async (persons, { byName, ...whom }) => {
      const ledger = await openLedger(place())
      // Those of whom there are many tell whether others are left out.
      const rows = [
        ...persons,
        ...Array.from({ length: 20 }, () => ({ id: '430602197903030031', name: '赵示例', table: 0 })),
      ]
      handIn(ledger, {
        notice,
        form,
        sha256: 'list',
        rows: rows.map(({ id, name, table }) => ({
          unit: '430602',
          school: '示例小学',
          table: several ? table : 0,
          values: { ...(id !== '' && { idNumber: id }), ...(name !== '' && { name }) },
        })),
        checked: { unit: '430602' },
      })
      const [sheet] = ledger.sheets(notice.id, form)
      const wanted = { ids: new Set(whom.ids), names: new Set(whom.names), byName }
      const [all, found] = [[...sheet!.records()], [...sheet!.records(wanted)]]
      const isAsked = ({ values }: (typeof all)[number]) => {
        const [id, name] = [String(values.idNumber ?? ''), normaliseName(String(values.name ?? ''))]
        return wanted.ids.has(personKey(id)) || (name !== '' && wanted.names.has(name) && (byName || id === ''))
      }
      expect(all).toEqual(expect.arrayContaining(found))
      expect(found.filter(isAsked)).toEqual(all.filter(isAsked))
      if (wanted.ids.size + wanted.names.size < rows.length)
        expect(found.filter(({ values }) => values.name === '赵示例')).toEqual([])
      ledger.close()
    }),
    { numRuns: runs(60) },
  )
})
