/** Who reports: provinces, cities, counties by GB/T 2260, and the notices' own units without a code. Types only. */

export type UnitLevel = 'province' | 'city' | 'county'

export interface Unit {
  /** GB/T 2260 code (6 digits), or a key of the project's own such as `430600-JK`, or `510100-高新区` for a unit that only sheets name. */
  key: string
  /** Full official name on the table's day: `成都市`, `新津县` in 2017, `新津区` today. */
  name: string
  /** As printed in official tables: `成都`, `阿坝`; for counties the same as `name`. */
  shortName: string
  level: UnitLevel
  /** Key of the unit above; `''` for a province. */
  parent: string
}

/** A name of another day than the table's: of an earlier one, or of one still to come. */
export type NameAge = 'former' | 'later'

export type UnitMatch =
  /** `age`: the unit goes by another name on the table's day; `was`: the key that went with the name it was called by. */
  | { kind: 'found'; unit: Unit; age?: NameAge; was?: string }
  /** The name means several units: the user must say which. */
  | { kind: 'ambiguous'; candidates: Unit[] }
  /** `suggestions`: up to three near spellings, best first. */
  | { kind: 'unknown'; suggestions: Unit[] }

/** All units as they were on one day. */
export interface UnitTable {
  /** What the notice covers; undefined where its source masks it. */
  readonly region: Unit | undefined
  get(key: string): Unit | undefined
  /** The key that a unit had on the table's day, of the one a ledger keeps it under: 511083 was 511028 in March 2017. One that is not known stays. */
  keyOnDay(stored: string): string
  /**
   * Finds by code, full name, short name, former name or alias, ignoring white space and full/half width; full names of
   * parents may stand before (`乐山市市中区`).
   * @param within Key of a unit above: only its descendants (at any depth) are looked at.
   */
  find(name: string, options?: { within?: string; level?: UnitLevel }): UnitMatch
  /** Direct and indirect descendants of one level, in code order, extra units after the coded ones; units that only send sheets left out. */
  below(key: string, level: UnitLevel): Unit[]
  /** The unit of `level` that `key` belongs to (itself included). */
  above(key: string, level: UnitLevel): Unit | undefined
  /** `内江市市中区`: with as many parents as make it unambiguous. */
  fullName(key: string): string
}
