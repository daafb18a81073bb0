import type { WireResult } from '@graft/dagql'
import { execute, GraphQLError, parse, validate, type ExecutionResult, type GraphQLSchema } from 'graphql'

/** A request as a client makes it. */
export interface OracleRequest {
  readonly query: string
  readonly variables?: { readonly [name: string]: unknown } | undefined
  readonly operationName?: string | undefined
}

/** What is compared of an answer: `data` as text, because the order of keys counts. */
export interface Answered {
  readonly data: string | undefined
  readonly errors: readonly AnsweredError[]
}

export interface AnsweredError {
  readonly message?: string | undefined
  readonly path: string | undefined
  readonly locations: string
}

/** Parses, validates and executes with graphql-js, as its documentation says. */
export async function askOracle(
  schema: GraphQLSchema,
  request: OracleRequest,
  contextValue?: unknown,
): Promise<ExecutionResult> {
  try {
    const document = parse(request.query)
    const errors = validate(schema, document)
    if (errors.length > 0) return { errors }
    return await execute({
      schema,
      document,
      contextValue,
      rootValue: {},
      variableValues: request.variables ?? null,
      operationName: request.operationName ?? null,
    })
  } catch (error) {
    if (error instanceof GraphQLError) return { errors: [error] }
    throw error
  }
}

/** Reduces an answer to what is compared. @param words whether the wording of errors is */
export function answered(result: ExecutionResult | WireResult, words: boolean): Answered {
  return {
    data: result.data === undefined ? undefined : JSON.stringify(result.data),
    errors: (result.errors ?? []).map(({ message, path, locations }) => ({
      ...(words ? { message } : {}),
      path: path?.join('.'),
      locations: (locations ?? []).map(({ line, column }) => `${line}:${column}`).join(' '),
    })),
  }
}

/** How much of an answer is settled. */
export interface Comparison {
  /** Whether errors come in one order; where some come later, only what they make null is settled. */
  readonly isOrdered: boolean
  /** Whether the wording of errors is graphql-js's too. */
  readonly words: boolean
}

/** What must be the same in two answers. */
export function settledOf(result: ExecutionResult | WireResult, { isOrdered, words }: Comparison): unknown {
  const { data, errors } = answered(result, words)
  return { data, nulled: nulledPlaces(result), ...(isOrdered ? { errors } : {}) }
}

/**
 * Where errors made something null, each place once and sorted. Of several errors that make the same place null, which
 * is first and whether the others are told is a matter of time, and of those below it as well.
 */
export function nulledPlaces(result: ExecutionResult | WireResult): readonly string[] {
  const places = (result.errors ?? []).map(({ path = [] }) => {
    let at: unknown = result.data
    const length = path.findIndex((key) => {
      if (at === null || at === undefined) return true
      at = (at as { readonly [key: string | number]: unknown })[key]
      return false
    })
    return (length === -1 ? path : path.slice(0, length)).join('.')
  })
  return [...new Set(places)].toSorted()
}
