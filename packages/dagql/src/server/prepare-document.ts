import { GraftError } from '@graft/diagnostics'
import {
  execute,
  getVariableValues,
  GraphQLError,
  validate,
  type DocumentNode,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from 'graphql'
import type { Seals } from '../call/seals.ts'
import type { Composition } from '../composition/composition.ts'
import { VisibleSchema } from '../composition/visible-schema.ts'
import { coerceVariables } from '../plan/coerce-variables.ts'
import { refuseSize } from '../plan/operation-size.ts'
import { Dependencies } from '../plan/dependencies.ts'
import type { CachedDocument } from '../plan/document-cache.ts'
import type { VariableValues } from '../plan/input-plan.ts'
import { PreparedOperation } from '../plan/prepared-operation.ts'
import { RecordedSource } from '../plan/recorded-source.ts'
import { validationRules } from '../schema/known-type-names.ts'
import type { LazySchema } from '../schema/lazy-schema.ts'
import { isCertainlyValid } from '../validate/is-certainly-valid.ts'
import type { View } from '../view/view.ts'

/** What a document is prepared against. */
export interface Target {
  readonly composition: Composition
  readonly view: View
  readonly seals: Seals
  /** Asked only where graphql-js has to word an error, or to decide what we cannot. */
  readonly schema: () => LazySchema
}

/** Something that worked, or the errors that say why not. */
export type Prepared<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false
      /** Whether the document is wrong, or what the request asks of it. */
      readonly fault: 'document' | 'request'
      readonly errors: readonly GraphQLError[]
    }

/**
 * Makes an operation of a document ready to run: chosen by name, valid, with what it depends on. Kept with the
 * document, so that every composition that has the same finds it there.
 */
export function prepareOperation(
  cached: CachedDocument,
  operationName: string | undefined,
  target: Target,
): Prepared<PreparedOperation> {
  const { composition, view, seals } = target
  const known = cached.find(operationName, view, composition)
  if (known !== undefined) return { ok: true, value: known }
  const dependencies = new Dependencies()
  const recorded = new VisibleSchema(new RecordedSource(composition, dependencies), view)
  if (!isCertainlyValid(cached.document, recorded.published)) {
    const errors = validate(target.schema(), cached.located, validationRules)
    if (errors.length > 0) return { ok: false, fault: 'document', errors }
    // What graphql-js looks at is not recorded.
    dependencies.addAll(composition)
  }
  const operation = chooseOperation(cached.document, operationName)
  // Validation of graphql-js 16 lets other kinds of operations pass.
  if (operation === undefined || operation.operation !== 'query')
    return { ok: false, fault: 'request', errors: refusal(cached.located, operationName, target) }
  const { fragments } = cached
  const tooLarge = refuseSize(operation, fragments)
  if (tooLarge !== undefined) {
    const error = new GraphQLError(tooLarge.message, { originalError: new GraftError(tooLarge) })
    return { ok: false, fault: 'document', errors: [error] }
  }
  const source = { fragments, view, dependencies, seals, recorded }
  const prepared = new PreparedOperation(operation, source, composition)
  cached.keep(operationName, prepared)
  return { ok: true, value: prepared }
}

/** Takes the variables of a request; graphql-js says what is wrong with them, if anything is. */
export function prepareVariables(
  cached: CachedDocument,
  prepared: PreparedOperation,
  given: VariableValues,
  target: Target,
): Prepared<VariableValues> {
  try {
    return takeVariables(cached, prepared, given, target)
  } catch (error) {
    // Values nest as deep as whoever sends them likes, and checking them is recursive, here as in graphql-js.
    if (!(error instanceof RangeError)) throw error
    return { ok: false, fault: 'request', errors: [new GraphQLError('the variables are nested too deeply')] }
  }
}

function takeVariables(
  cached: CachedDocument,
  prepared: PreparedOperation,
  given: VariableValues,
  target: Target,
): Prepared<VariableValues> {
  const { composition, view } = target
  const values = coerceVariables(prepared.variables, given, composition.in(view))
  const located = (): readonly VariableDefinitionNode[] =>
    chooseOperation(cached.located, prepared.operation.name?.value)?.variableDefinitions ?? []
  if (values !== undefined) return decided(prepared, values, located)
  const definitions = located()
  const result = getVariableValues(target.schema(), definitions, given)
  if ('errors' in result && result.errors !== undefined)
    return { ok: false, fault: 'request', errors: result.errors }
  const { coerced } = result as { readonly coerced?: VariableValues }
  if (coerced !== undefined) return decided(prepared, coerced, located)
  // graphql-js 17 has the values one level further down.
  const { variableValues } = result as unknown as {
    readonly variableValues: { readonly coerced: VariableValues }
  }
  return decided(prepared, variableValues.coerced, located)
}

/** Variables with which it is clear what is left out: one that may be null by its type must not be so there. */
function decided(
  prepared: PreparedOperation,
  values: VariableValues,
  located: () => readonly VariableDefinitionNode[],
): Prepared<VariableValues> {
  const name = prepared.undecided(values)
  if (name === undefined) return { ok: true, value: values }
  const nodes = located().filter(({ variable }) => variable.name.value === name)
  const error = new GraphQLError(
    `the variable \`$${name}\` decides what is left out, so it must not be null`,
    { nodes },
  )
  return { ok: false, fault: 'request', errors: [error] }
}

function chooseOperation(
  document: DocumentNode,
  name: string | undefined,
): OperationDefinitionNode | undefined {
  let chosen: OperationDefinitionNode | undefined
  for (const each of document.definitions) {
    if (each.kind !== 'OperationDefinition') continue
    if (name !== undefined) {
      if (each.name?.value === name) return each
    } else {
      if (chosen !== undefined) return undefined
      chosen = each
    }
  }
  return chosen
}

/** Why no operation can be run, in the words of graphql-js; it stops before anything is called. */
function refusal(
  document: DocumentNode,
  operationName: string | undefined,
  target: Target,
): readonly GraphQLError[] {
  const result = execute({ schema: target.schema(), document, operationName: operationName ?? null })
  return 'errors' in result && result.errors !== undefined ? result.errors : []
}
