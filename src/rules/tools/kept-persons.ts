/**
 * The persons of one sheet come in one by one; the same persons go out in the same order, as often as asked. Kept as joined text in between,
 * a quarter of what objects would take: a list may be of a whole province, and nobody compare with it in this run.
 */

export interface Person {
  /** `''` where there is no valid number. */
  id: string
  name: string
  unit: string
  school: string
}

export interface KeptPersons extends Iterable<Person> {
  add(person: Person): void
}

export function keepPersons(): KeptPersons {
  const ids = keepTexts()
  const names = keepTexts()
  /** Most sheets are of one place: where another one begins. */
  const places: (Pick<Person, 'unit' | 'school'> & { from: number })[] = []
  let size = 0
  return {
    add({ id, name, unit, school }) {
      const last = places.at(-1)
      if (last?.unit !== unit || last.school !== school) places.push({ from: size, unit, school })
      ids.add(id)
      names.add(name)
      size++
    },
    *[Symbol.iterator]() {
      const name = names[Symbol.iterator]()
      let [at, place] = [0, 0]
      for (const id of ids) {
        if (places[place + 1]?.from === at++) place++
        const { unit, school } = places[place]!
        yield { id, name: name.next().value!, unit, school }
      }
    },
  }
}

/** Ids apart from names: they take one byte a character. */
function keepTexts(): Iterable<string> & { add(text: string): void } {
  const mostOnPage = 1024
  const full: string[] = []
  let page: string[] = []
  return {
    add(text) {
      if (page.push(text) < mostOnPage) return
      full.push(page.join('\n'))
      page = []
    },
    *[Symbol.iterator]() {
      for (const text of full) yield* text.split('\n')
      yield* page
    },
  }
}
