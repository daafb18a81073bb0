import { describe, expect, test } from 'vitest'
import type { JsonValue } from '../definition/json-value.ts'
import { decodeModuleDef } from './decode-module-def.ts'

const document = {
  formatVersion: 1,
  name: 'lint',
  mainObject: 'Lint',
  later: 'kept',
  enums: [{ name: 'Level', members: [{ name: 'HIGH', value: 'high' }] }],
  objects: [
    {
      name: 'Lint',
      fields: [{ name: 'level', type: { kind: 'enum', name: 'Level', nullable: true } }],
      functions: [
        {
          name: 'check',
          location: { file: 'src/index.ts', line: 3, column: 5 },
          arguments: [
            {
              name: 'paths',
              type: { kind: 'list', element: { kind: 'string', nullable: false }, nullable: false },
              default: [],
            },
          ],
          returns: { kind: 'void', nullable: true },
        },
      ],
    },
  ],
} satisfies JsonValue

test('a document is read as it is, with the keys of later versions', () => {
  const result = decodeModuleDef(document)
  expect(result).toMatchObject({ ok: true, value: document })
})

/** The document with one place changed. */
function changed(path: readonly (string | number)[], value: JsonValue | undefined): JsonValue {
  const copy: JsonValue = JSON.parse(JSON.stringify(document))
  let at: unknown = copy
  for (const key of path.slice(0, -1)) at = Reflect.get(Object(at), key)
  Reflect.set(Object(at), path.at(-1) ?? '', value)
  return JSON.parse(JSON.stringify(copy))
}

describe('a malformed document is refused with its place', () => {
  const fn = ['objects', 0, 'functions', 0] as const
  test.each<[string, JsonValue, string]>([
    ['a list', [], '`$`'],
    ['no name', changed(['name'], undefined), '`$.name`'],
    ['objects that are no list', changed(['objects'], {}), '`$.objects`'],
    [
      'an argument without type',
      changed([...fn, 'arguments', 0, 'type'], undefined),
      '`$.objects[0].functions[0].arguments[0].type`',
    ],
    [
      'an unknown kind of type',
      changed([...fn, 'returns', 'kind'], 'tuple'),
      '`$.objects[0].functions[0].returns.kind`',
    ],
    [
      'a named type without name',
      changed(['objects', 0, 'fields', 0, 'type', 'name'], 3),
      '`$.objects[0].fields[0].type.name`',
    ],
    ['line zero', changed([...fn, 'location', 'line'], 0), '`$.objects[0].functions[0].location.line`'],
    [
      'nullable as text',
      changed([...fn, 'returns', 'nullable'], 'yes'),
      '`$.objects[0].functions[0].returns.nullable`',
    ],
  ])('%s', (_name, json, place) => {
    const result = decodeModuleDef(json)
    expect(result.ok).toBe(false)
    expect(result.ok ? [] : result.diagnostics).toEqual([
      expect.objectContaining({ code: 'TYPEDEF_MALFORMED', message: expect.stringContaining(place) }),
    ])
  })

  test('lists nested without end', () => {
    let type: JsonValue = { kind: 'string', nullable: false }
    for (let depth = 0; depth < 1_000; depth++) type = { kind: 'list', element: type, nullable: false }
    expect(decodeModuleDef(changed([...fn, 'returns'], type))).toMatchObject({ ok: false })
  })
})

test('another format version is refused by number', () => {
  expect(decodeModuleDef(changed(['formatVersion'], 2))).toMatchObject({
    ok: false,
    diagnostics: [{ code: 'TYPEDEF_VERSION', message: expect.stringContaining('`2`') }],
  })
})
