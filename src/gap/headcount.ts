/**
 * Rows per place and the few who stand in several rows come in; the number of distinct persons (or schools) of any group
 * of places goes out, exactly. Never sees who they are.
 */

/** Of one form's current reported submissions. */
export interface Headcount {
  form: string
  /** Data rows at each place. */
  places: { unit: string; school: string; rows: number }[]
  /** Everybody who stands in more than one row, by opaque number, with the rows at each place. */
  repeated: { subject: number; unit: string; school: string; rows: number }[]
}

/** Distinct persons within the places that `within` accepts; each counts once, however many rows and places name them. */
export function distinctSubjects(headcount: Headcount, within: (unit: string, school: string) => boolean): number {
  let rows = 0
  for (const place of headcount.places) if (within(place.unit, place.school)) rows += place.rows
  const rowsOf = new Map<number, number>()
  for (const { subject, unit, school, rows: more } of headcount.repeated) {
    if (within(unit, school)) rowsOf.set(subject, (rowsOf.get(subject) ?? 0) + more)
  }
  let surplus = 0
  for (const times of rowsOf.values()) surplus += times - 1
  return rows - surplus
}
