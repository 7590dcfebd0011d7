/**
 * Accept and reject tables for checks: small sheets go through the real runner; a reject case names the cell and the arguments, and
 * the message is asserted through the check's own function.
 */
import { describe, expect, test } from 'vitest'
import * as zod from 'zod'
import type { Args, Check } from '../../src/check/check.ts'
import type { Example, ExampleCase } from '../../src/check/example.ts'
import { runSketch } from '../../src/check/run-example.ts'

/** What the cases of one table share; by default the check's own example. */
export type Ground = Omit<Example, 'wrong' | 'right'>

export interface AcceptCase extends ExampleCase {
  why: string
  /** What this case has other than the ground. */
  ground?: Ground
}

export interface RejectCase extends AcceptCase {
  /** Cell and arguments of every finding, in the order shown; arguments not named are not looked at. */
  finds: [cell: string, args: Args][]
  severity?: 'error' | 'warning' | 'info'
}

export function checkCases<P>(
  check: Check<P>,
  cases: { ground?: Ground; accept: AcceptCase[]; reject: RejectCase[] },
): void {
  const { example, ...rest } = check
  const plain = { ...rest, example } as unknown as Check
  const ground = cases.ground ?? example

  function run(each: AcceptCase) {
    const { why: _, ground: own, ...sketch } = each
    const whole: Example = { ...ground, ...own, wrong: {}, right: {} }
    check.params(zod as never).parse(whole.params ?? {})
    return runSketch(plain, whole, sketch)
  }

  describe(check.id, () => {
    test.each(cases.accept.map((each) => [each.why, each] as const))('accepts %s', (_, each) => {
      const results = run(each)
      expect(results.flatMap((one) => one.crashed)).toEqual([])
      expect(results.flatMap((one) => one.findings.map((finding) => [finding.cell, finding.args]))).toEqual([])
    })

    test.each(cases.reject.map((each) => [each.why, each] as const))('rejects %s', (_, each) => {
      const results = run(each)
      expect(results.flatMap((one) => one.crashed)).toEqual([])
      const findings = results.flatMap((one) => one.findings)
      expect(findings.map(({ cell }) => cell)).toEqual(each.finds.map(([cell]) => cell))
      for (const [index, finding] of findings.entries()) {
        expect(finding.rule).toBe(check.id)
        expect(finding.args).toMatchObject(each.finds[index]![1])
        // Followed by the count where several rows are one finding.
        expect(finding.message).toContain(check.message(finding.args))
        if (each.severity) expect(finding.severity).toBe(each.severity)
      }
    })
  })
}
