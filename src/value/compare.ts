/** Two keys → which stands first, by their code units: the same on every machine, whatever its locale. For `sort`. */
export function compare<T extends string | bigint>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0
}
