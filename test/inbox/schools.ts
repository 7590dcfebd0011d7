/** The schools of one city go out, with the names that stand on their sheets: full or short on the head, another way in the rows. All invented. */
import { cities, type Place } from '../conservation/places.ts'
import type { Random } from '../conservation/random.ts'

export interface School {
  unit: Place
  /** On the head, in the rows, in the name of the file. */
  head: string
  rows: string
  file: string
  /** As teachers write it. */
  stage: string
}

const kinds = [
  ['示例小学', '示例小学', '小学'],
  ['第一中学', '一中', '高中部'],
  ['示例中学', '示例中学', '初中'],
  ['实验小学', '实验小学', '小学段'],
  ['示例幼儿园', '示例幼儿园', '幼儿园'],
]

/** By unit, in the order of the notice; no short names that are those of a city too. */
export function schoolsOf(random: Random): School[][] {
  return [...cities.yueyang.places, ...cities.yueyang.zones.slice(0, 3)].map((unit) => {
    const stem = unit.words || unit.name === '岳阳县' ? unit.name : unit.name.slice(0, -1)
    return kinds.map(([long = '', short = '', stage = '']) => {
      const [full, brief] = [unit.name + long, stem + short]
      const [head = '', rows = ''] = random.pick([
        [full, full],
        [full, brief],
        [brief, full],
      ])
      return { unit, head, rows, file: random.pick([full, brief]), stage }
    })
  })
}
