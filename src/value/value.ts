/** What is kept of a cell, as every later stage gets it. Types only. */

/**
 * `undefined`: blank. Count and number columns hold a number, `NaN` where the text is no such number (the raw text is in `source`);
 * every other type holds cleaned text: NFKC where the type allows it, trimmed, never repaired.
 */
export type Value = string | number | undefined
