/** For the TypeScript that makes invented persons too. */
/** Ten cells of a row: number, name, sex, ID number, county, school, stage, subject, phone, remark. */
export function person(index: number): (string | number | undefined)[]
