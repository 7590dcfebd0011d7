/**
 * A question that is asked again and again comes in; the same question goes out, with each of its answers made once. Never for answers that
 * change, and never without a bound: what is full begins anew.
 */

/** Enough for the names of units and schools that stand in one run; beyond that a column is not about them. */
export const mostNames = 20_000

/** @param make May be handed what the key stands for, where the key alone does not say. */
export function remember<K, V, Of = void>(make: (key: K, of: Of) => V, most: number): (key: K, of: Of) => V {
  const made = new Map<K, V>()
  return (key, of) => {
    const known = made.get(key)
    if (known !== undefined || made.has(key)) return known as V
    const answer = make(key, of)
    if (made.size >= most) made.clear()
    made.set(key, answer)
    return answer
  }
}

/** A question without a key: its answer is made when it is first asked for. */
export function once<V>(make: () => V): () => V {
  const made = remember((_: undefined) => make(), 1)
  return () => made(undefined)
}

/** Of the last question alone: what stands in a column often is what stands above it. */
export function whileSame<K, V>(make: (key: K) => V): (key: K) => V {
  let last: { key: K; answer: V } | undefined
  return (key) => {
    if (last?.key !== key) last = { key, answer: make(key) }
    return last.answer
  }
}

/** By object, for as long as the object lives. */
export function rememberOf<K extends object, V, Of = void>(make: (key: K, of: Of) => V): (key: K, of: Of) => V {
  const made = new WeakMap<K, { answer: V }>()
  return (key, of) => {
    let known = made.get(key)
    if (known === undefined) {
      known = { answer: make(key, of) }
      made.set(key, known)
    }
    return known.answer
  }
}
