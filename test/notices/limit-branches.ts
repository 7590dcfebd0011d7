/** The map of a quota's limits comes in, its leaves with the names above them go out. */
export function branchesOf(map: object, above: string[] = []): { names: string[]; limit: number }[] {
  return Object.entries(map).flatMap(([name, value]) =>
    typeof value === 'number'
      ? [{ names: [...above, name], limit: value }]
      : branchesOf(value as object, [...above, name]),
  )
}
