import { fail, ok, type Result } from '@graft/diagnostics'
import { isJsonObject, type JsonValue } from '../definition/json-value.ts'
import type { ModuleDef } from '../definition/module-def.ts'
import { malformedDocument, unsupportedVersion } from './messages.ts'

type Check = (value: JsonValue | undefined, path: string) => void

/** What is wrong first, found on the way down. Never leaves this file. */
class Malformed extends Error {
  readonly path: string
  readonly expected: string
  constructor(path: string, expected: string) {
    super(expected)
    this.path = path
    this.expected = expected
  }
}

/** Type references nest at most this deep, so that a hostile document cannot exhaust the stack. */
const MAX_TYPE_DEPTH = 32

/**
 * Reads a typedef document from JSON that may come from anywhere; unknown keys are kept.
 * Fails with `TYPEDEF_MALFORMED` or `TYPEDEF_VERSION`.
 */
export function decodeModuleDef(document: JsonValue): Result<ModuleDef> {
  if (isJsonObject(document) && document['formatVersion'] !== 1) {
    return fail(unsupportedVersion(document['formatVersion']))
  }
  try {
    checkModule(document, '$')
  } catch (error) {
    if (error instanceof Malformed) return fail(malformedDocument(error.path, error.expected))
    throw error
  }
  // The checks above have established the shape, key by key.
  return ok(document as unknown as ModuleDef)
}

const text: Check = (value, path) => {
  if (typeof value !== 'string') throw new Malformed(path, 'text')
}
const flag: Check = (value, path) => {
  if (typeof value !== 'boolean') throw new Malformed(path, 'true or false')
}
const count: Check = (value, path) => {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1)
    throw new Malformed(path, 'a positive integer')
}
const anything: Check = () => undefined

function optional(check: Check): Check {
  return (value, path) => {
    if (value !== undefined) check(value, path)
  }
}

function listOf(check: Check): Check {
  return (value, path) => {
    if (!Array.isArray(value)) throw new Malformed(path, 'a list')
    value.forEach((element: JsonValue, index) => check(element, `${path}[${index}]`))
  }
}

function record(shape: { readonly [key: string]: Check }): Check {
  const entries = Object.entries(shape)
  return (value, path) => {
    if (value === undefined || !isJsonObject(value)) throw new Malformed(path, 'an object')
    for (const [key, check] of entries)
      check(Object.hasOwn(value, key) ? value[key] : undefined, `${path}.${key}`)
  }
}

const described = {
  description: optional(text),
  deprecated: optional(text),
  location: optional(record({ file: text, line: count, column: count })),
}

function typeRef(depth: number): Check {
  return (value, path) => {
    record({ kind: text, nullable: flag })(value, path)
    if (depth > MAX_TYPE_DEPTH) throw new Malformed(path, `lists at most ${MAX_TYPE_DEPTH} deep`)
    const ref = value as { readonly [key: string]: JsonValue }
    switch (ref['kind']) {
      case 'string':
      case 'integer':
      case 'float':
      case 'boolean':
      case 'void':
        return
      case 'object':
      case 'interface':
      case 'enum':
      case 'scalar':
      case 'input':
        return text(ref['name'], `${path}.name`)
      case 'list':
        return typeRef(depth + 1)(ref['element'], `${path}.element`)
      default:
        throw new Malformed(`${path}.kind`, 'a kind of type')
    }
  }
}

const checkArgument = record({
  ...described,
  name: text,
  type: typeRef(0),
  default: anything,
  omittable: optional(flag),
  variadic: optional(flag),
})
const checkFunction = record({
  ...described,
  name: text,
  member: optional(text),
  arguments: listOf(checkArgument),
  returns: typeRef(0),
})
const checkField = record({ ...described, name: text, member: optional(text), type: typeRef(0) })
const checkObject = record({
  ...described,
  name: text,
  constructorFunction: optional(checkFunction),
  fields: listOf(checkField),
  functions: listOf(checkFunction),
})
const checkEnum = record({
  ...described,
  name: text,
  members: listOf(record({ ...described, name: text, value: optional(text) })),
})
const checkModule = record({
  name: text,
  description: optional(text),
  mainObject: text,
  objects: listOf(checkObject),
  enums: listOf(checkEnum),
})
