/**
 * The zip directory → the parts of a workbook, found the way Excel finds them: through relationships, under any legal part
 * name. Nothing is looked for by its usual name except where the standard fixes it.
 */
import type { FileBytes } from '../file-bytes.ts'
import { MAX_SHEETS, MAX_SMALL_PART_BYTES, MAX_STYLES_BYTES } from '../limits.ts'
import { damaged, type RefusalCode, unreadable } from '../unreadable.ts'
import { visitElements } from '../xml/xml-elements.ts'
import { isTrue } from '../xml/xml-text.ts'
import { makeOfPart } from './known-parts.ts'
import {
  CONTENT_TYPE_NAMESPACES,
  OFFICE_RELATIONSHIP_NAMESPACES,
  PACKAGE_RELATIONSHIP_NAMESPACES,
  SPREADSHEET_NAMESPACES,
} from './namespaces.ts'
import { type CellStyles, NO_STYLES, readStyles } from './styles.ts'
import type { ZipDirectory, ZipEntry } from './zip-directory.ts'

export interface XlsxPackage {
  sheets: { name: string; state: 'visible' | 'hidden' | 'veryHidden'; entry: ZipEntry }[]
  sharedStrings: ZipEntry | undefined
  styles: CellStyles
  date1904: boolean
}

interface Relationship {
  id: string
  /** The last word of the relationship's type: `worksheet`, `styles` … */
  kind: string
  /** Part name without the leading slash. */
  target: string
}

/** What a zip holds that is no workbook, by the type of its main part or by the files in it. */
export type RefusalInZip = (mainType: string, has: (entry: string) => boolean) => RefusalCode | undefined

/** @throws UnreadableFile when it is no workbook, or one with a part missing. */
export function readXlsxPackage(file: FileBytes, directory: ZipDirectory, refusalOf: RefusalInZip): XlsxPackage {
  const types = makeOfSmallPart(file, directory, '[Content_Types].xml', 'content types', readContentTypes)
  const main = relationshipsOf(file, directory, '').find(({ kind }) => kind === 'officeDocument')
  if (!main) throw damaged('没有主部件')
  const refused = refusalOf(typeOf(types, main.target), () => false)
  if (refused) throw unreadable(refused)
  const related = relationshipsOf(file, directory, main.target)
  const byId = new Map(related.map((relationship) => [relationship.id, relationship]))
  const { listed, date1904 } = makeOfSmallPart(file, directory, main.target, 'workbook', readWorkbookPart)
  const sheets: XlsxPackage['sheets'] = []
  for (const { name, state, id } of listed) {
    const relationship = byId.get(id)
    if (!relationship) throw damaged('工作表没有对应的部件')
    // Chart and dialog sheets have no cells.
    if (relationship.kind !== 'worksheet') continue
    sheets.push({ name, state, entry: entryOf(directory, relationship.target) })
  }
  const strings = related.find(({ kind }) => kind === 'sharedStrings')
  const styles = related.find(({ kind }) => kind === 'styles')
  return {
    sheets,
    sharedStrings: strings && entryOf(directory, strings.target),
    styles: styles
      ? makeOfPart(file, entryOf(directory, styles.target), MAX_STYLES_BYTES, 'styles', readStyles)
      : NO_STYLES,
    date1904,
  }
}

function makeOfSmallPart<T>(
  file: FileBytes,
  directory: ZipDirectory,
  name: string,
  kind: string,
  make: (bytes: Buffer) => T,
): T {
  return makeOfPart(file, entryOf(directory, name), MAX_SMALL_PART_BYTES, kind, make)
}

interface WorkbookPart {
  listed: { name: string; state: 'visible' | 'hidden' | 'veryHidden'; id: string }[]
  date1904: boolean
}

function readWorkbookPart(bytes: Buffer): WorkbookPart {
  const part: WorkbookPart = { listed: [], date1904: false }
  visitElements(bytes, SPREADSHEET_NAMESPACES, (path, attributes) => {
    if (path === '/workbook/workbookPr') part.date1904 = isTrue(attributes.get('date1904'))
    if (path !== '/workbook/sheets/sheet') return
    if (part.listed.length === MAX_SHEETS) throw unreadable('too-large', '工作表太多')
    const state = attributes.get('state')
    part.listed.push({
      name: attributes.get('name') ?? '',
      state: state === 'hidden' || state === 'veryHidden' ? state : 'visible',
      id: attributes.get('id', OFFICE_RELATIONSHIP_NAMESPACES) ?? '',
    })
  })
  return part
}

function entryOf(directory: ZipDirectory, name: string): ZipEntry {
  const entry = directory.get(name.toLowerCase())
  if (!entry) throw damaged('缺少部件')
  return entry
}

/** Relationships of a part; of the package itself for `''`. A part without any has none. */
function relationshipsOf(file: FileBytes, directory: ZipDirectory, part: string): Relationship[] {
  const slash = part.lastIndexOf('/') + 1
  const name = `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`
  return makeOfSmallPart(file, directory, name, `relationships of ${part}`, (bytes) => {
    const found: Relationship[] = []
    visitElements(bytes, PACKAGE_RELATIONSHIP_NAMESPACES, (path, attributes) => {
      if (path !== '/Relationships/Relationship' || attributes.get('TargetMode') === 'External') return
      const type = attributes.get('Type') ?? ''
      found.push({
        id: attributes.get('Id') ?? '',
        kind: type.slice(type.lastIndexOf('/') + 1),
        target: resolveTarget(part, attributes.get('Target') ?? ''),
      })
    })
    return found
  })
}

/**
 * A target is a URI relative to the part it stands in, or absolute within the package. Above the root there is nothing: `..` there stays
 * at the root (RFC 3986, 5.2.4), as LibreOffice writes it for parts nobody reads. Whether the part exists is asked where it is used.
 */
export function resolveTarget(part: string, target: string): string {
  const base = target.startsWith('/') ? [] : part.split('/').slice(0, -1)
  for (const segment of decodeUri(target).split('/')) {
    if (segment === '..') base.pop()
    else if (segment !== '' && segment !== '.') base.push(segment)
  }
  return base.join('/')
}

function decodeUri(target: string): string {
  try {
    return decodeURIComponent(target)
  } catch {
    return target
  }
}

interface ContentTypes {
  /** By suffix. */
  defaults: Map<string, string>
  /** By part name. */
  overrides: Map<string, string>
}

function readContentTypes(bytes: Buffer): ContentTypes {
  const types: ContentTypes = { defaults: new Map(), overrides: new Map() }
  visitElements(bytes, CONTENT_TYPE_NAMESPACES, (path, attributes) => {
    const type = attributes.get('ContentType') ?? ''
    if (path === '/Types/Default') types.defaults.set((attributes.get('Extension') ?? '').toLowerCase(), type)
    if (path === '/Types/Override') {
      types.overrides.set((attributes.get('PartName') ?? '').replace(/^\//, '').toLowerCase(), type)
    }
  })
  return types
}

function typeOf({ defaults, overrides }: ContentTypes, part: string): string {
  const name = part.toLowerCase()
  return overrides.get(name) ?? defaults.get(name.slice(name.lastIndexOf('.') + 1)) ?? ''
}
