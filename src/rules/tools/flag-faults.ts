/** Faults of layout that reading the form found → findings of the check of the same name. */

import type { CheckContext, Watcher } from '../../check/check.ts'
import type { LayoutFault } from '../../form/reading.ts'

export function flagFaults({ form, flag }: CheckContext, rule: LayoutFault['rule']): Watcher {
  return {
    end() {
      for (const fault of form.faults) {
        if (fault.rule !== rule) continue
        const { row, column, args, rows } = fault
        const heading = String(args.heading ?? '')
        flag.at({ row, column, heading, subject: heading, ...(rows && { rows }) }, args)
      }
    },
  }
}
