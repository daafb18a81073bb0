import { GraftError } from '@graft/diagnostics'
import type { GraphQLResult } from '../wire/graphql-result.ts'
import { assertName } from './graphql-name.ts'
import { emptySelection } from './messages.ts'
import { printArguments, type ArgumentValue } from './print-literal.ts'
import type { QueryStep } from './query-step.ts'
import { unwrapData } from './unwrap-data.ts'

/** The arguments of a field by name; undefined ones are left out. */
export type FieldArguments = { readonly [name: string]: ArgumentValue | undefined }

/** A query that is complete: it can be printed and sent. */
export interface Query {
  /** The whole query as one GraphQL document without variables. */
  toDocument(): string
  /** The value at the end of the chain in an answer, mapped over the lists on the way; null ends the way. */
  unwrap(result: GraphQLResult): unknown
}

/** A place in a query where fields can be selected, such as the root. */
export interface QuerySelection {
  /** Selects one field and goes on inside it. */
  field(name: string, args?: FieldArguments): QueryChain
}

/** A selection below the root. */
export interface QueryObject extends QuerySelection {
  /** Selects scalar fields of the object here, together, and ends the chain: the value is an object of them. */
  leaf(names: readonly string[]): Query
}

/** A chain of fields. Complete as it is where the last field is a scalar. */
export interface QueryChain extends Query, QueryObject {
  /** Goes on only where the object here is of this type: `... on Directory`. Unwraps to null elsewhere. */
  on(typeName: string): QueryObject
}

/**
 * Starts a lazy query: `query().field('lint', { strict: true }).field('rules').leaf(['name', 'level'])`.
 * Every step returns a new chain and leaves the old one usable. Names and arguments are checked, and arguments
 * printed, at the step that brings them, so a mistake throws where it was made and later changes have no effect.
 */
export function query(): QuerySelection {
  return { field: (name, args) => chain(fieldStep(undefined, name, args)) }
}

function chain(last: QueryStep): QueryChain {
  return {
    ...object(last),
    ...complete(last),
    on: (typeName) => object({ kind: 'fragment', typeName: assertName('type', typeName), parent: last }),
  }
}

function object(last: QueryStep): QueryObject {
  return {
    field: (name, args) => chain(fieldStep(last, name, args)),
    leaf: (names) => complete(leafStep(last, names)),
  }
}

function complete(last: QueryStep): Query {
  return {
    toDocument: () => printDocument(stepsTo(last)),
    unwrap: (result) => unwrapData(stepsTo(last), result),
  }
}

function fieldStep(parent: QueryStep | undefined, name: string, args: FieldArguments = {}): QueryStep {
  return { kind: 'field', name: assertName('field', name), args: printArguments(args), parent }
}

function leafStep(parent: QueryStep, names: readonly string[]): QueryStep {
  if (names.length === 0) {
    throw new GraftError(emptySelection(parent.kind === 'field' ? parent.name : '... on'))
  }
  return { kind: 'leaf', names: names.map((name) => assertName('field', name)), parent }
}

/** Parents are linked, not copied, so that a chain of n steps costs n. */
function stepsTo(last: QueryStep): readonly QueryStep[] {
  const steps: QueryStep[] = []
  for (let step: QueryStep | undefined = last; step !== undefined; step = step.parent) steps.push(step)
  return steps.toReversed()
}

function printDocument(steps: readonly QueryStep[]): string {
  const selections = steps.map(printStep)
  return `{ ${selections.join(' { ')}${' }'.repeat(selections.length)}`
}

function printStep(step: QueryStep): string {
  switch (step.kind) {
    case 'field':
      return `${step.name}${step.args}`
    case 'fragment':
      return `... on ${step.typeName}`
    case 'leaf':
      return step.names.join(' ')
  }
}
