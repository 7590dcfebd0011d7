/** Where the ledger of a test lies: in memory or in a file; or, where `ITCAP_TEST_SERVER` has an address, on that server, each in a schema of its own. */
import { createHash, randomBytes } from 'node:crypto'
import { tries } from '../tries.ts'

export const server = process.env.ITCAP_TEST_SERVER

/** How many histories are tried: a ledger on a server takes a second to make. */
export const runs = (number: number) => (server === undefined ? tries(number) : number / 4)

/** @param path The same path is the same ledger. */
export function place(path?: string): string {
  if (server === undefined) return path ?? ':memory:'
  const name = createHash('sha256')
    .update(path ?? randomBytes(8))
    .digest('hex')
    .slice(0, 16)
  return `${server}?schema=t_${name}`
}
