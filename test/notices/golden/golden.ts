/**
 * One notice from the empty workspace to the sheet on paper, through the real command line. The expected values of a case are worked out
 * by hand from the notice's words and the figures of its samples, never copied from output.
 */

export interface Golden {
  /** Id of the notice. */
  notice: string
  /** Whose desk it is. */
  unit: string
  /** What the notice leaves open, as written into `itcap.yaml`. */
  settings?: Record<string, string>
  steps: Step[]
}

export interface Step {
  /** Without `itcap`; paths as in the project. */
  run: string
  /** Exit code; 0 where none is given. */
  code?: number
  /** `file cell rule` of every finding and no other, in any order. */
  findings?: string[]
  /** What the JSON must hold at least. Lists are looked up by what names their items: `{ rows: { 锦江区: … } }`. */
  json?: object
  /** Cells of the workbook that was written, read back from the file. */
  workbook?: { path: string; cells: Record<string, string | number | null> }
}
