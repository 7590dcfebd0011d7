/** What came out of files comes in; how each is called goes out: by its file, and by its sheet too where the file gave several. */
interface Place {
  path: string
  sheet: string
}

export function sheetNames(all: readonly Place[]): (each: Place) => string {
  const first = new Map<string, string>()
  const several = new Set<string>()
  for (const { path, sheet } of all) {
    if (!first.has(path)) first.set(path, sheet)
    else if (first.get(path) !== sheet) several.add(path)
  }
  return ({ path, sheet }) => (several.has(path) ? `${path} “${sheet}”` : path)
}
