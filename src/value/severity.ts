/** How much a finding weighs, the heaviest first, and the words people read for it. */
export const SEVERITIES = ['error', 'warning', 'info'] as const
export type Severity = (typeof SEVERITIES)[number]

export const severityWord: Readonly<Record<Severity, string>> = { error: '错误', warning: '提醒', info: '提示' }

/** 0 for the heaviest. */
export function rankOf(severity: Severity): number {
  return SEVERITIES.indexOf(severity)
}

/** Findings of each severity; all of them 0 to begin with. */
export type Counts = Record<Severity, number>

export function noCounts(): Counts {
  return { error: 0, warning: 0, info: 0 }
}
