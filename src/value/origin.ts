/** Where a number or a row stood: a cell of a file, and the cells of the files which that one was made from; and what somebody said of the files. */
import { fileName } from './file-name.ts'

export interface Origin {
  path: string
  sheet: string
  /** `B7`. */
  cell: string
  sha256: string
  /** Why the file counts although itcap found it wanting (`--accept`). */
  accepted?: string
  /** Of a file that came in a delivery: what its cell was made from. */
  from?: Origin[]
}

/** `附件3!B7`; `B7` of a file without sheets. */
export function cellIn({ sheet, cell }: Pick<Origin, 'sheet' | 'cell'>): string {
  return sheet === '' ? cell : `${sheet}!${cell}`
}

/** The row's number; 0 where it stands in no cell. */
export function rowIn({ cell }: Origin): number {
  return Number(/\d+$/.exec(cell)?.[0] ?? 0)
}

/** Name of the file and the reason, of the files themselves and of all they were made from. */
export function acceptedIn(all: Iterable<Origin>): Map<string, string> {
  const found = new Map<string, string>()
  for (const { path, accepted, from = [] } of all) {
    if (accepted !== undefined) found.set(fileName(path, 2), accepted)
    for (const [file, reason] of acceptedIn(from)) found.set(file, reason)
  }
  return found
}

/** 荣县/荣县.csv（中心校来函说明）、…. */
export function acceptedText(accepted: ReadonlyMap<string, string>): string {
  return [...accepted].map(([file, reason]) => `${file}（${reason}）`).join('、')
}
