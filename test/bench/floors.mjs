/**
 * What no program that goes byte by byte in JavaScript can do without, and nothing besides, each a process of its own: `node floors.mjs FLOOR PATH|COUNT`. Where a floor
 * stands above a goal of the bench, this machine cannot reach the goal. Prints how much it saw.
 */
import { inflated } from './inflated.mjs'

const FLOORS = { bytes, cells, strings, persons }
const [LT, LOWER_R, LOWER_T, LOWER_V] = Buffer.from('<rtv')
/** Longer than any number in a cell: so near to its end a chunk is not looked at. What reaches into the next is not seen, which only lowers a floor. */
const MARGIN = 32

const [floor, given] = process.argv.slice(2)
console.log(await FLOORS[floor](given))

/** Every byte looked at once. */
async function bytes(file) {
  let tags = 0
  await inflated(file, (chunk) => {
    for (let p = 0; p < chunk.length; p++) if (chunk[p] === LT) tags++
  })
  return tags
}

/** The number in each cell read, an array for each row made; of shared strings, where each ends. */
async function cells(file) {
  let seen = 0
  await inflated(file, (chunk) => {
    seen += cellsIn(chunk, (number) => number)
  })
  return seen
}

/** Besides, one short string for each cell. */
async function strings(file) {
  let seen = 0
  await inflated(file, (chunk) => {
    seen += cellsIn(chunk, (_number, p) => String.fromCharCode(chunk[p], chunk[p + 1], chunk[p + 2]))
  })
  return seen
}

function cellsIn(chunk, read) {
  const last = chunk.length - MARGIN
  let seen = 0
  let row = []
  for (let p = 0; p < last; p++) {
    if (chunk[p] !== LT) continue
    const name = chunk[p + 1]
    if (name === LOWER_V) {
      p += 3
      const from = p
      let number = 0
      for (let digit = chunk[p] - 48; 0 <= digit && digit <= 9; digit = chunk[++p] - 48) number = number * 10 + digit
      row.push(read(number, from))
    } else if (name === LOWER_R) {
      seen += row.length
      row = []
    } else if (name === LOWER_T) while (p < last && chunk[p + 1] !== LT) p++
  }
  return seen + row.length
}

/** Who stands twice, by the number and by the phone, which are at hand as numbers. */
function persons(count) {
  const ids = new Set()
  const phones = new Set()
  let random = 1
  for (let i = 0; i < Number(count); i++) {
    random = (Math.imul(random, 1103515245) + 12345) >>> 0
    ids.add(4.3e16 + random * 1e5)
    phones.add(1.3e10 + random)
  }
  return ids.size + phones.size
}
