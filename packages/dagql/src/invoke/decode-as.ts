import { GraftError } from '@graft/diagnostics'
import type { VisibleSchema } from '../composition/visible-schema.ts'
import { ObjectResult } from '../field/object-result.ts'
import { printTypeRef, type TypeRef } from '../type/type-ref.ts'
import type { TypeToken } from '../type/type-token.ts'
import { wrongSelection } from './messages.ts'
import { describeResult, type SelectedResult } from './select.ts'

/** Decodes what a selection leads to. */
export interface Decoder<T> {
  readonly decode: (result: SelectedResult, schema: VisibleSchema) => T
}

/** Several fields that were selected together, each by its type: `fields({ x: Int, label: String })`. */
export function fields<T>(types: {
  readonly [Name in keyof T]: TypeToken<T[Name]> | Decoder<T[Name]>
}): Decoder<T> {
  const decoders = Object.entries<TypeToken<unknown> | Decoder<unknown>>(types)
  return {
    decode: (result, schema) => {
      if (
        typeof result !== 'object' ||
        result === null ||
        Array.isArray(result) ||
        result instanceof ObjectResult
      )
        throw new GraftError(wrongSelection('fields', `it is ${describe(result)}`))
      const record = result as { readonly [name: string]: SelectedResult }
      // Each entry is of the type that its decoder says.
      return Object.fromEntries(
        decoders.map(([name, decoder]) => [name, decodeAs(decoder, record[name] ?? null, schema)]),
      ) as T
    },
  }
}

/** A list of what another decoder takes. */
export function each<T>(element: Decoder<T>): Decoder<readonly T[]> {
  return {
    decode: (result, schema) => {
      if (!Array.isArray(result)) throw new GraftError(wrongSelection('list', `it is ${describe(result)}`))
      return result.map((one: SelectedResult) => element.decode(one, schema))
    },
  }
}

/**
 * What a selection leads to as a value of a type.
 *
 * @throws GraftError `SELECT_TYPE`
 */
export function decodeAs<T>(
  type: TypeToken<T> | Decoder<T>,
  result: SelectedResult,
  schema: VisibleSchema,
): T {
  if ('decode' in type) return type.decode(result, schema)
  // The token says which type values of its type reference have.
  return decodeValue(type.ref, result, schema) as T
}

function decodeValue(type: TypeRef, result: SelectedResult, schema: VisibleSchema): unknown {
  if (result === null) {
    if (type.nullable) return null
    throw mismatch(type, 'it is null')
  }
  if (type.kind === 'list') {
    if (!Array.isArray(result)) throw mismatch(type, `it is ${describe(result)}`)
    return result.map((one: SelectedResult) => decodeValue(type.element, one, schema))
  }
  const definition = schema.anyType(type.name)
  if (result instanceof ObjectResult) {
    if (schema.implements(result.typeName, type.name)) return result.value
    throw mismatch(type, `it is ${describe(result)}`)
  }
  switch (definition?.kind) {
    case 'scalar':
      try {
        return definition.parse(result)
      } catch (error) {
        throw mismatch(type, error instanceof Error ? error.message : String(error))
      }
    case 'enum': {
      const member = schema.enumMembers(definition).find(({ name }) => name === result)
      if (member === undefined) throw mismatch(type, `it is ${describe(result)}`)
      return member.value ?? member.name
    }
    default:
      throw mismatch(type, `it is ${describe(result)}`)
  }
}

function describe(result: SelectedResult): string {
  if (
    typeof result === 'object' &&
    result !== null &&
    !Array.isArray(result) &&
    !(result instanceof ObjectResult)
  )
    return 'several fields'
  // What is no record of fields is a result.
  return `\`${describeResult(result as Parameters<typeof describeResult>[0])}\``
}

function mismatch(type: TypeRef, problem: string): GraftError {
  return new GraftError(wrongSelection(printTypeRef(type), problem))
}
