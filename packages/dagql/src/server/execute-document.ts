import { Seals } from '../call/seals.ts'
import { Execution, type ExecutionOutcome } from '../execute/execution.ts'
import { CallContext, type CallContextOptions } from '../invoke/call-context.ts'
import type { CachedDocument } from '../plan/document-cache.ts'
import type { VariableValues } from '../plan/input-plan.ts'
import type { LazySchema } from '../schema/lazy-schema.ts'
import type { JsonValue } from '../type/type-definition.ts'
import { prepareOperation, prepareVariables, type Prepared, type Target } from './prepare-document.ts'
import { toWireError, type WireResult } from './wire-error.ts'

export interface ExecuteRequest extends CallContextOptions {
  readonly document: CachedDocument
  /** The schema of the composition in the view, for the words of errors; made when it is first needed. */
  readonly schema: () => LazySchema
  readonly variables?: { readonly [name: string]: unknown } | undefined
  readonly operationName?: string | undefined
}

const fallbackSeals = new Seals()
const noVariables = Object.freeze({})

/**
 * Validates and executes a document; at once where nothing must be waited for. Mistakes of the caller and of
 * resolvers come back as errors with a code.
 *
 * @throws the reason of the signal; as a rejection where there is a promise
 */
export function executeDocument(request: ExecuteRequest): WireResult | Promise<WireResult> {
  const { document, composition, view } = request
  // In JSON, what is left out is often null.
  const operationName = request.operationName ?? undefined
  let operation = document.find(operationName, view, composition)
  let variables: VariableValues = noVariables
  if (operation === undefined || operation.variables.length > 0) {
    const target: Target = {
      composition,
      view,
      schema: request.schema,
      seals: request.seals ?? fallbackSeals,
    }
    const prepared = prepareOperation(document, operationName, target)
    if (!prepared.ok) return refused(prepared)
    operation = prepared.value
    const taken = prepareVariables(document, operation, request.variables ?? noVariables, target)
    if (!taken.ok) return refused(taken)
    variables = taken.value
  }
  if (operation.isDescription) {
    const kept = operation.description(composition)
    if (kept !== undefined) return toWireResult({ data: kept as ExecutionOutcome['data'], errors: [] })
  }
  const plan = operation.plan(variables, composition)
  const execution = new Execution(new CallContext(request), variables, (nodes) => document.locate(nodes))
  if (!operation.isDescription) return execution.run(plan, toWireResult)
  return execution.run(plan, (outcome) => {
    if (outcome.data !== null && outcome.errors.length === 0)
      operation.keepDescription(composition, outcome.data)
    return toWireResult(outcome)
  })
}

function refused({ fault, errors }: Extract<Prepared<unknown>, { ok: false }>): WireResult {
  return {
    errors: errors.map((error) =>
      fault === 'document' ? toWireError(error, 'DOCUMENT_INVALID') : toWireError(error, 'REQUEST_INVALID'),
    ),
  }
}

function toWireResult({ data, errors }: ExecutionOutcome): WireResult {
  // Values were made into JSON by the scalars of the schema.
  const json = data as { [name: string]: JsonValue } | null
  if (errors.length === 0) return { data: json }
  // A resolver can throw errors of graphql-js too.
  return { data: json, errors: errors.map((error) => toWireError(error, 'INTERNAL')) }
}
