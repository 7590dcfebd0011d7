/** The relations of a part come in as text; the part that one leads to, or the text with one more, goes out. */
import { resolveTarget } from '../xlsx/xlsx-package.ts'
import { attributeOf, elementsIn, prefixOf } from './markup.ts'

export function relationsName(part: string): string {
  const slash = part.lastIndexOf('/') + 1
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`
}

/** Part that a relation of this kind (and id) leads to. */
export function targetOf(relations: string, from: string, kind: string, id?: string): string | undefined {
  const x = prefixOf(relations, 'Relationships')
  const tag = elementsIn(relations, `${x}Relationship`).find(
    (each) => attributeOf(each, 'Type')?.endsWith(`/${kind}`) && (id === undefined || attributeOf(each, 'Id') === id),
  )
  const target = tag && unescaped(attributeOf(tag, 'Target') ?? '')
  return target ? resolveTarget(from, target) : undefined
}

/** The first number from 1 that nobody has. */
export function free(isTaken: (number: number) => boolean): number {
  for (let number = 1; ; number++) if (!isTaken(number)) return number
}

/** An id that no relation has. */
export function freeId(relations: string): string {
  return `rIdItcap${free((each) => relations.includes(`"rIdItcap${each}"`))}`
}

/** The namespace of relations, in the dialect that the workbook is written in. */
export function officeOf(namespace: string): string {
  return namespace.includes('purl.oclc.org')
    ? 'http://purl.oclc.org/ooxml/officeDocument/relationships'
    : 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
}

export const noRelations =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'

export function withRelation(
  relations: string,
  { id, target, kind }: { id: string; target: string; kind: string },
  namespace: string,
): string {
  const x = prefixOf(relations, 'Relationships')
  const made = `<${x}Relationship Id="${id}" Type="${officeOf(namespace)}/${kind}" Target="${target}"/>`
  const closed = relations.replace(
    new RegExp(`<${x}Relationships(?=[\\s/>])([^>]*?)/>\\s*$`),
    `<${x}Relationships$1></${x}Relationships>`,
  )
  return closed.replace(`</${x}Relationships>`, `${made}</${x}Relationships>`)
}

export function unescaped(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
