/** The JSON of the contract, as far as the test reads it. */

export interface Receipt {
  path: string
  unit: string
  unitName?: string
  school: string
  sheet: string
  outcome: string
  rows: number
  errors: number
  replaces?: { path: string; persons: number }
  samePersonsAs: { path: string; persons: number }[]
}

export interface ImportAnswer {
  receipts: Receipt[]
  unread?: { path: string; sheet: string }[]
  refused?: { path: string; message: string }[]
}

export interface ValidateAnswer {
  files: {
    path: string
    sheet?: string
    findings: { rule: string; severity: string; sheet: string; cell: string; message: string }[]
  }[]
}

export interface Coverage {
  complete: boolean
  expected: { units: number; schools: number }
  counted: { files: number; persons: number }
  notCounted: {
    file: string
    sheet?: string
    unit: string
    school: string
    form: string
    persons: number
    rows?: number
    figures?: Record<string, number>
    why: string
    errors: number
  }[]
  missing: { unit: string; school: string; form: string }[]
}

export interface GapAnswer {
  rows: ({ unit: string; code: string } & Record<string, unknown>)[]
  total: Record<string, number | null>
  coverage?: Coverage
}

export interface StatusAnswer {
  rows: { unit: string; school: string; form: string; state: string }[]
}
