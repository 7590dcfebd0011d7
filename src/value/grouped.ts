/** Things come in, those of one key together go out, in the order in which they came. */
export function grouped<T, K>(all: Iterable<T>, keyOf: (each: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const each of all) grown(groups, keyOf(each), (): T[] => []).push(each)
  return groups
}

/** What a map has by a key; where it has nothing, what is begun there. */
export function grown<K, V>(map: Map<K, V>, key: K, begin: () => V): V {
  const known = map.get(key)
  if (known !== undefined) return known
  const begun = begin()
  map.set(key, begun)
  return begun
}
