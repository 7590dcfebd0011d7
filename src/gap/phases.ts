/**
 * The targets of a notice and a base come in; how much each phase asks for in all and by itself goes out, in whole numbers that add up.
 * Cumulative or per phase is the notice's (or a setting's) choice; both end in the same running totals here.
 */
import type { Notice, Target } from '../notice/notice.ts'
import { shareOf } from './share.ts'

export interface Phase {
  /** Whole number to be reached by the end of the phase, with all phases before it. */
  required: number
  /** This phase's own part of it. */
  own: number
}

/**
 * Share to be reached by the end of the target's phase. A phase alone asks for its own share on top of what the phases before it asked for:
 * figures count everybody so far.
 */
export function cumulativeShare(notice: Notice, target: Target): number {
  const share = target.share ?? 0
  if (target.basis === 'cumulative') return share
  const before = phaseBefore(notice, target)
  return Math.min(1, add(before ? cumulativeShare(notice, before) : 0, share))
}

/**
 * Running totals are rounded, not the phases, unless a notice's setting says so: then the phases add up, and the last of 30, 35 and 35 % is
 * what is left. Shaanxi's printed 1874, 2186 and 2186 of 6246 come out so either way. Rounded up (不少于40%), a phase by itself must reach its share too: 25 and 40 % of 101 are 26 and 41.
 */
export function phaseOf(notice: Notice, target: Target, base: number): Phase {
  const before = phaseBefore(notice, target)
  const reached = before ? phaseOf(notice, before, base).required : 0
  const alone = target.basis === 'phase' && (target.rounding === 'up' || target.rounded === 'each')
  const required = alone
    ? Math.min(base, reached + shareOf(base, target.share ?? 0, target.rounding))
    : shareOf(base, cumulativeShare(notice, target), target.rounding)
  return { required, own: required - reached }
}

/** Own parts of the phases up to the target's, the first one first. */
export function phasesUpTo(notice: Notice, target: Target, base: number): number[] {
  const before = target.share === null ? undefined : phaseBefore(notice, target)
  return [...(before ? phasesUpTo(notice, before, base) : []), phaseOf(notice, target, base).own]
}

/** The phase before, as the notice lists them: dates may be masked, the order is not. */
function phaseBefore(notice: Notice, target: Target): Target | undefined {
  const isSame = (other: Target) =>
    other.of === target.of && other.per === target.per && other.among === target.among && other.share !== null
  const index = notice.targets.indexOf(target)
  return notice.targets.slice(0, index).filter(isSame).at(-1)
}

/** 0.2 + 0.5 + 0.3 is 1. Shares are written with a few decimals. */
function add(a: number, b: number): number {
  return Math.round((a + b) * 1e9) / 1e9
}
