/** For the TypeScript that makes invented persons too. */
/** Ten cells of a row: number, name, sex, ID number, county, school, stage, subject, phone, remark. */
export function person(index: number): (string | number | undefined)[]
/** @param first The first person. @param faultEvery A row with a fault every so many rows; 0 for none. */
export function makeRoster(
  path: string,
  rows: number,
  strings: 'shared' | 'inline',
  first?: number,
  faultEvery?: number,
): Promise<void>
