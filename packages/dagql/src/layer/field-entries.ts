import type { FieldShape } from '../field/field-spec.ts'
import type { ArgumentSpec } from '../type/argument-spec.ts'
import { EVERY_VERSION, cutsOf, intervalOf } from '../view/version-interval.ts'
import type { VersionCut } from '../view/version-cut.ts'
import { isVisible, type View, type ViewFilter } from '../view/view.ts'

const noCuts: readonly VersionCut[] = []

/**
 * What stands under one field name of a type, oldest first. The last entry that a view sees is the field, with the
 * arguments that the view sees. Immutable.
 */
export class FieldEntries<Field extends FieldShape = FieldShape> {
  readonly entries: readonly Field[]
  /** The field in every view, where nothing about it depends on the view. */
  readonly #only: Field | undefined
  readonly #cuts: readonly VersionCut[]
  readonly #differsInEvery: boolean
  #chosen: Map<string, Field | undefined> | undefined

  constructor(entries: readonly Field[]) {
    this.entries = entries
    if (!entries.some(isFiltered)) {
      this.#only = entries.at(-1)
      this.#cuts = noCuts
      this.#differsInEvery = false
      return
    }
    const filters = entries.flatMap((entry) => [entry.filter, ...entry.args.map((arg) => arg.filter)])
    this.#cuts = cutsOf(filters)
    this.#differsInEvery = filters.some((filter) => isUnbounded(filter))
  }

  /** The field that a view sees; the same object for views that see the same. */
  in(view: View): Field | undefined {
    if (this.#only !== undefined) return this.#only
    const interval = intervalOf(this.#cuts, view.version)
    const key = `${view.surface} ${interval ?? ''}`
    this.#chosen ??= new Map()
    if (this.#chosen.has(key)) return this.#chosen.get(key)
    const entry = this.entries.findLast((each) => isVisible(each.filter, view))
    const chosen = entry === undefined ? undefined : this.#adapt(entry, view, interval)
    this.#chosen.set(key, chosen)
    return chosen
  }

  /** The cuts between versions at which the field changes. */
  get cuts(): readonly VersionCut[] {
    return this.#cuts
  }

  /** The entry with the arguments that the view sees, and the interval that its calls record. */
  #adapt(entry: Field, view: View, interval: string | undefined): Field {
    const recorded = this.#differsInEvery ? EVERY_VERSION : interval
    const args = visibleArguments(entry.args, view)
    if (args === entry.args && recorded === undefined) return entry
    return { ...entry, args, ...(recorded === undefined ? {} : { interval: recorded }) }
  }
}

/** The arguments that a view sees, in order of declaration; of one name the last. */
export function visibleArguments(args: readonly ArgumentSpec[], view: View): readonly ArgumentSpec[] {
  if (args.every((arg) => arg.filter === undefined)) return args
  const visible = args.filter((arg) => isVisible(arg.filter, view))
  return visible.filter((arg, index) => visible.findLastIndex((each) => each.name === arg.name) === index)
}

function isFiltered(field: FieldShape): boolean {
  return field.filter !== undefined || field.args.some((arg) => arg.filter !== undefined)
}

function isUnbounded(filter: ViewFilter | undefined): boolean {
  return filter?.version !== undefined && filter.version.from === undefined && filter.version.to === undefined
}
