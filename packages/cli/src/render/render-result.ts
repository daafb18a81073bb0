import { decodeId, digestCall } from '@graft/dagql'
import { isJsonObject, type JsonValue } from '@graft/typedef'
import type { TypeModel } from '../model/api-model.ts'

/** A value with the type that its last function returns; lists on the way there nest it. */
export interface CallResult {
  readonly type: TypeModel
  /** JSON of a leaf, an ID with its type name for an object, or lists of these. */
  readonly value: JsonValue
  /** The same from the first list on, with the names of the functions below it: `[{"name": "a"}]`. */
  readonly nested: JsonValue
}

/** Prints a result for people and pipes: text as it is, lists one element a line, objects as `Type@digest`. */
export function renderResult({ type, value }: CallResult): string {
  const isObject = isObjectType(type)
  if (type.kind === 'void') return ''
  if (Array.isArray(value)) {
    const lines = flatten(value).map((element) =>
      isObject ? `- ${renderObject(element)}` : renderLeaf(element),
    )
    return lines.map((line) => `${line}\n`).join('')
  }
  return isObject ? `${renderObject(value)}\n` : renderLeaf(value)
}

/**
 * Prints a result as JSON, indented by four spaces. Functions called on the elements of a list keep their names:
 * `[{"name": "a"}]`. Objects print as text `Type@digest`.
 */
export function renderJson({ type, nested }: CallResult): string {
  if (type.kind === 'void') return ''
  return `${JSON.stringify(isObjectType(type) ? mapObjects(nested) : nested, null, 4)}\n`
}

function isObjectType(type: TypeModel): boolean {
  return type.kind === 'list'
    ? isObjectType(type.element)
    : type.kind === 'object' || type.kind === 'interface'
}

function flatten(value: JsonValue): readonly JsonValue[] {
  return Array.isArray(value) ? value.flatMap(flatten) : [value]
}

function mapObjects(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(mapObjects)
  if (!isJsonObject(value)) return value
  if (Object.hasOwn(value, '__typename')) return renderObject(value)
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, mapObjects(inner)]))
}

function renderLeaf(value: JsonValue): string {
  if (typeof value === 'string') return value
  return isJsonObject(value) ? JSON.stringify(value) : String(value)
}

/** An object on one line: its type and the digest of the calls that made it. */
function renderObject(value: JsonValue): string {
  if (!isJsonObject(value)) return 'null'
  const { id, __typename: typeName } = value
  if (typeof id !== 'string' || typeof typeName !== 'string') return 'null'
  return `${typeName}@sha256:${digestCall(decodeId(id))}`
}
