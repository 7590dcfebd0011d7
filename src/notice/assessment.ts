/** What a notice says about hours, ability points, scores, grades and approval: the input of `src/assess`. Types only. */

export interface Assessment {
  /** To be given its shape together with `src/assess`. */
  placeholder?: never
}
