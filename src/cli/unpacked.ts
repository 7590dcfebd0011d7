/**
 * Files come in as they were listed; those of a delivery from below go out under the name of its folder or zip, with where they can be read. Once
 * the work is done, what was unpacked is gone.
 */
import { rmSync } from 'node:fs'
import { deliveryOf, type OpenedDelivery, openDelivery } from '../intake/open-delivery.ts'
import type { UnreadableFile } from '../user-error.ts'

interface Unpacked {
  files: string[]
  /** Name as told → where it lies. */
  places: Map<string, string>
  refused: Map<string, UnreadableFile>
  deliveries: OpenedDelivery[]
  cleared(): void
}

export function unpacked(listed: readonly string[]): Unpacked {
  const found: Unpacked = { files: [], places: new Map(), refused: new Map(), deliveries: [], cleared }
  const known = new Map<string, OpenedDelivery>()
  function cleared(): void {
    for (const { folder } of known.values()) if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
  }
  for (const file of listed) {
    const path = deliveryOf(file)
    if (path === undefined) {
      found.files.push(file)
      continue
    }
    if (!known.has(path)) take(path, found, known)
    const { workbooks, refused } = known.get(path)!
    // Somebody put it beside the delivery: it is a file like any other.
    const isOfIt = refused !== undefined || file === path || [...workbooks.values()].includes(file)
    if (!isOfIt) found.files.push(file)
  }
  return found
}

function take(path: string, found: Unpacked, known: Map<string, OpenedDelivery>): void {
  const delivery = openDelivery(path)
  known.set(path, delivery)
  if (delivery.refused) {
    found.refused.set(path, delivery.refused)
    found.files.push(path)
    return
  }
  found.deliveries.push(delivery)
  for (const [name, place] of delivery.workbooks) {
    const shown = `${path}/${name}`
    found.places.set(shown, place)
    found.files.push(shown)
  }
}
