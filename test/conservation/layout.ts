/** A notice's `notice.yaml` comes in, its forms as a person sees them on paper go out: title, head line, columns, foot. Reads the file, not the product. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

export interface Field {
  field: string
  label: string
  also: string[]
  type: string
  required: boolean
  list: string
}

export interface Column extends Field {
  /** Heading above this one and its neighbours; `''` without. */
  group: string
}

export interface Layout {
  notice: string
  form: string
  label: string
  title: string[]
  rows: string
  head: Field[]
  foot: Field[]
  columns: Column[]
  /** `小计`, or `''` where the form has no such row. */
  total: string
  /** First value of each list. */
  lists: Record<string, string>
  /** Units that the notice itself names beside the counties. */
  units: string[]
}

// biome-ignore lint/suspicious/noExplicitAny: what a file of YAML holds is known to whoever wrote it.
type Yaml = Record<string, any>

interface Pack {
  lists?: Yaml
  units?: Yaml[]
  forms: Record<string, Yaml>
}

const known = new Map<string, Pack>()

export function layoutOf(notice: string, form: string): Layout {
  let pack = known.get(notice)
  if (!pack) {
    const path = join(import.meta.dirname, '../../templates', notice, 'notice.yaml')
    pack = parse(readFileSync(path, 'utf8')) as Pack
    known.set(notice, pack)
  }
  const own = pack.forms[form]
  if (!own) throw new Error(`${notice} has no ${form}`)
  const first = (values: unknown) => {
    const [value] = Array.isArray(values) ? values : []
    return typeof value === 'string' ? value : (value as { value: string } | undefined)?.value
  }
  return {
    notice,
    form,
    label: own.label ?? '',
    title: [own.title ?? []].flat(),
    rows: own.rows ?? '',
    head: fields(own.head),
    foot: fields(own.foot),
    columns: ((own.columns ?? []) as Yaml[]).flatMap((each) =>
      each.columns
        ? fields(each.columns).map((column) => ({ ...column, group: each.heading as string }))
        : fields([each]).map((column) => ({ ...column, group: '' })),
    ),
    total: own.total ?? '',
    lists: Object.fromEntries(Object.entries(pack.lists ?? {}).map(([id, values]) => [id, first(values) ?? ''])),
    units: (pack.units ?? []).map(({ name }) => name as string),
  }
}

function fields(all: readonly Yaml[] | undefined): Field[] {
  return (all ?? []).map((each) => ({
    field: each.field ?? '',
    label: each.label ?? each.heading ?? '',
    also: each.also ?? [],
    type: each.type ?? 'text',
    required: each.required === true,
    list: each.list ?? '',
  }))
}
