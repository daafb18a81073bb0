import type { JsonValue } from '@graft/typedef'

/** An argument of one step: `type` is its GraphQL type, as a variable is declared. Undefined means left out. */
export interface QueryArgument {
  readonly name: string
  readonly type: string
  readonly value: JsonValue | undefined
}

/** One step of a chain: a field with its arguments, or a type condition. */
export type QueryStep =
  | { readonly kind: 'field'; readonly name: string; readonly arguments: readonly QueryArgument[] }
  | { readonly kind: 'on'; readonly type: string }

interface Link {
  readonly previous: Link | undefined
  readonly step: QueryStep
}

/** An immutable path of fields from the query root. Extending one shares what is before; nothing is sent by itself. */
export class QueryChain {
  static readonly root: QueryChain = new QueryChain(undefined)

  readonly #last: Link | undefined

  private constructor(last: Link | undefined) {
    this.#last = last
  }

  /** The path to an object that has been given by its ID. */
  static node(type: string, id: string): QueryChain {
    return QueryChain.root.field('node', { name: 'id', type: 'ID!', value: id }).on(type)
  }

  field(name: string, ...args: readonly QueryArgument[]): QueryChain {
    return new QueryChain({ previous: this.#last, step: { kind: 'field', name, arguments: args } })
  }

  /** Narrows the last field to a type, for the fields that follow. */
  on(type: string): QueryChain {
    return new QueryChain({ previous: this.#last, step: { kind: 'on', type } })
  }

  /** The steps from the root on. */
  steps(): readonly QueryStep[] {
    const steps: QueryStep[] = []
    for (let at = this.#last; at !== undefined; at = at.previous) steps.push(at.step)
    return steps.toReversed()
  }
}
