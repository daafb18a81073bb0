import type { GraphQLErrorShape, GraphQLResult } from './graphql-result.ts'

/**
 * Reads a GraphQL answer from parsed JSON that may come from anything that listens on a port.
 * Returns undefined where it is not one: no object, neither data nor errors, an error without a message.
 * Optional parts of an error that are malformed (`path: null`) are dropped; its extensions are kept as they are.
 */
export function decodeGraphQLResult(json: unknown): GraphQLResult | undefined {
  if (!isRecord(json)) return undefined
  const { data, errors, extensions } = json
  if (data === undefined && errors === undefined) return undefined
  if (data !== undefined && data !== null && !isRecord(data)) return undefined
  const decoded = errors === undefined || errors === null ? [] : decodeErrors(errors)
  if (decoded === undefined || (data === undefined && decoded.length === 0)) return undefined
  return {
    ...(data !== undefined && { data }),
    ...(decoded.length > 0 && { errors: decoded }),
    ...(isRecord(extensions) && { extensions }),
  }
}

function decodeErrors(errors: unknown): readonly GraphQLErrorShape[] | undefined {
  if (!Array.isArray(errors)) return undefined
  const decoded: GraphQLErrorShape[] = []
  for (const error of errors) {
    if (!isRecord(error) || typeof error['message'] !== 'string') return undefined
    const { message, path, locations, extensions } = error
    decoded.push({
      message,
      ...(isListOf(path, isPathKey) && { path }),
      ...(isListOf(locations, isPlace) && { locations }),
      ...(isRecord(extensions) && { extensions }),
    })
  }
  return decoded
}

function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isListOf<T>(value: unknown, isElement: (element: unknown) => element is T): value is readonly T[] {
  return Array.isArray(value) && value.every(isElement)
}

function isPathKey(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number'
}

function isPlace(value: unknown): value is { readonly line: number; readonly column: number } {
  return isRecord(value) && typeof value['line'] === 'number' && typeof value['column'] === 'number'
}
