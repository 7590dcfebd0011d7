/** The fields that a gap is made of, whatever a notice calls their columns. */

/** The kinds of schools: where no staff is given, it is their sum. */
export const parts = ['kindergarten', 'school', 'vocational'] as const
/** What else targets are about: schools in all, schools done, cases sent in. */
export const extras = ['schools', 'schoolsDone', 'cases'] as const
export const measures = [...parts, 'staff', 'trained', 'untrained', ...extras] as const
export type Measure = (typeof measures)[number]

const allMeasures: ReadonlySet<string> = new Set(measures)

export function isMeasure(measure: string): measure is Measure {
  return allMeasures.has(measure)
}

export function isPart(measure: string): boolean {
  return (parts as readonly string[]).includes(measure)
}
