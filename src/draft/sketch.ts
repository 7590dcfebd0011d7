/** What the blank form of an office turned out to be, before it is written as a pack. Types only; every part says where it stands. */
import type { Place } from '../form/reading.ts'

/** One blank form, as it stands on a sheet. */
export interface Sketch {
  path: string
  sheet: string
  /** 附件3. */
  label: string
  title: string[]
  /** False where the sheet itself says that its layout is somebody's own. */
  official: boolean
  /** Label and value side by side. */
  card: boolean
  head: SketchField[]
  foot: SketchField[]
  tables: SketchTable[]
  sections: SketchSection[]
  /** Tables and sections from top to bottom. */
  order: (SketchTable | SketchSection)[]
  notes: string[]
  /** Wider than high. */
  wide: boolean
  /** What nobody could make sense of, cell by cell. */
  unread: (Place & { text: string })[]
}

export interface SketchField extends Place {
  label: string
  /** What is printed where the value goes. */
  blank: string
  place: 'left' | 'middle' | 'right' | 'row'
  /** Lines to write on; 0 for an ordinary cell. */
  lines: number
}

export interface SketchTable extends Place {
  heading: string
  columns: SketchColumn[]
  blocks: number
  /** Label of the total row; `''` where there is none. */
  total: string
  numberedRows: number
  blankRows: number
  /** Rows printed beforehand: text by index of the column. */
  preprinted: string[][]
}

export interface SketchColumn extends Place {
  heading: string
  hint: string
  groups: string[]
  mergeDown: boolean
}

interface SketchSection extends Place {
  heading: string
  hint: string
  level: 1 | 2
}
