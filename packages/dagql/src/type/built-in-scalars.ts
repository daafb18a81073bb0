import type { JsonValue, ScalarType } from './type-definition.ts'

function scalar(name: string, description: string, check: (value: unknown) => JsonValue): ScalarType {
  return { kind: 'scalar', name, description, parse: check, serialize: check }
}

function textScalar(name: string, description: string, what: string): ScalarType {
  const check = (value: unknown): string => {
    if (typeof value === 'string') return value
    throw expected(what, value)
  }
  const parse = (value: unknown): string => {
    // Half a surrogate pair has no UTF-8 form: two texts could not be told apart in an ID.
    if (check(value).isWellFormed()) return check(value)
    throw new TypeError(`expected ${what}, got text with half a surrogate pair`)
  }
  return { ...scalar(name, description, check), parse }
}

function expected(what: string, value: unknown): TypeError {
  const shown =
    typeof value === 'object' && value !== null ? (Array.isArray(value) ? 'a list' : 'an object') : value
  return new TypeError(`expected ${what}, got \`${String(shown)}\``)
}

/** Integers that JSON numbers carry exactly: to 2^53-1, wider than the 32 bits of the GraphQL specification. */
export const intScalar: ScalarType = scalar('Int', 'An integer from -(2^53-1) to 2^53-1.', (value) => {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value
  throw expected('an integer from -(2^53-1) to 2^53-1', value)
})

export const floatScalar: ScalarType = scalar('Float', 'A number with double precision.', (value) => {
  if (typeof value === 'number' && Number.isFinite(value)) return value
  throw expected('a finite number', value)
})

export const stringScalar: ScalarType = textScalar('String', 'Unicode text.', 'text')

export const booleanScalar: ScalarType = scalar('Boolean', 'True or false.', (value) => {
  if (typeof value === 'boolean') return value
  throw expected('true or false', value)
})

export const idScalar: ScalarType = textScalar('ID', 'Names an object by the calls that make it.', 'an ID')

/** Always null: the result of a function that returns nothing. */
export const voidScalar: ScalarType = scalar('Void', 'Nothing: always null.', (value) => {
  if (value === null || value === undefined) return null
  throw expected('nothing', value)
})

/** A JSON document as text, as clients of the API expect it. */
export const jsonScalar: ScalarType = textScalar(
  'JSON',
  'A JSON document as text.',
  'a JSON document as text',
)

/** Scalars that every composition has. */
export const builtInScalars: ReadonlyMap<string, ScalarType> = new Map(
  [intScalar, floatScalar, stringScalar, booleanScalar, idScalar, voidScalar, jsonScalar].map((each) => [
    each.name,
    each,
  ]),
)
