/** Persons kept as text come out as they went in: pages begun and filled, blanks, places that change and come again. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keepPersons } from '../../src/rules/tools/kept-persons.ts'
import { normaliseName } from '../../src/value/text.ts'
import { tries } from '../tries.ts'
import { anyText } from '../value/any-text.ts'

const person = fc.record({
  id: fc.constantFrom('', '110103201501011236', '11010320150101124X'),
  name: anyText(6).map(normaliseName),
  unit: fc.constantFrom('', '430602'),
  school: fc.constantFrom('', '示例小学', '示例中学'),
})

test('what goes in comes out, in its order, as often as asked', () => {
  fc.assert(
    fc.property(fc.array(person, { maxLength: 40 }), fc.nat({ max: 2100 }), (some, length) => {
      const persons = some.length === 0 ? [] : Array.from({ length }, (_, i) => some[(i * i) % some.length]!)
      const kept = keepPersons()
      for (const each of persons) kept.add(each)
      expect([...kept]).toEqual(persons)
      expect([...kept]).toEqual(persons)
    }),
    { numRuns: tries(60) },
  )
})
