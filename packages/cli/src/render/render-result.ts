import { decodeId, digestCall } from '@graft/dagql'
import { isJsonObject, type JsonValue } from '@graft/typedef'
import type { TypeModel } from '../model/api-model.ts'

/** A value with the type that its last function returns; lists on the way there nest it. */
export interface CallResult {
  readonly type: TypeModel
  /** JSON of a leaf, an ID with its type name for an object, or lists of these. */
  readonly value: JsonValue
}

/** Prints a result for people and pipes: text as it is, lists one element a line, objects as `Type@digest`. */
export function renderResult({ type, value }: CallResult, stdoutIsTerminal: boolean): string {
  const isObject = isObjectType(type)
  if (type.kind === 'void') return ''
  if (Array.isArray(value)) {
    const lines = flatten(value).map((element) =>
      isObject ? `- ${renderObject(element)}` : renderLeaf(element),
    )
    return lines.map((line) => `${line}\n`).join('')
  }
  if (isObject) return `${renderObject(value)}\n`
  const text = renderLeaf(value)
  // A pipe gets the bytes of the text; a terminal gets a prompt on a line of its own.
  return stdoutIsTerminal && !text.endsWith('\n') ? `${text}\n` : text
}

/** Prints a result as JSON, indented by four spaces. Objects print as text `Type@digest`. */
export function renderJson({ type, value }: CallResult): string {
  if (type.kind === 'void') return ''
  return `${JSON.stringify(isObjectType(type) ? mapObjects(value) : value, null, 4)}\n`
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
  return value === null ? null : renderObject(value)
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
