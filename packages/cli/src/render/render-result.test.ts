import { describe, expect, test } from 'vitest'
import { digestCall, encodeId, type Call } from '@graft/dagql'
import type { JsonValue } from '@graft/typedef'
import type { TypeModel } from '../model/api-model.ts'
import { renderJson, renderResult } from './render-result.ts'

const call: Call = { receiver: undefined, field: 'thing', type: 'Thing', args: [] }
const digest = digestCall(call)
const thing: TypeModel = { kind: 'object', name: 'Thing', optional: true }
const text: TypeModel = { kind: 'string', optional: true }
const id = encodeId(call)
const handle = { __typename: 'Thing', id }

function listOf(element: TypeModel): TypeModel {
  return { kind: 'list', element, optional: true }
}

describe('for people', () => {
  test.each<[TypeModel, JsonValue, string]>([
    [thing, handle, `Thing@sha256:${digest}\n`],
    [{ kind: 'interface', name: 'Duck', optional: true }, handle, `Thing@sha256:${digest}\n`],
    [thing, null, 'null\n'],
    [listOf(thing), null, 'null\n'],
    [listOf(thing), [handle, null], `- Thing@sha256:${digest}\n- null\n`],
    [listOf(listOf(thing)), [[handle], [], null], `- Thing@sha256:${digest}\n- null\n`],
    [listOf(text), [], ''],
    [listOf(listOf(text)), [['a'], ['b', null]], 'a\nb\nnull\n'],
    [text, ['a', ['b']], 'a\nb\n'],
    [text, null, 'null'],
    [{ kind: 'scalar', name: 'JSON', optional: true }, { a: 1 }, '{"a":1}'],
    [{ kind: 'void', optional: true }, null, ''],
  ])('%j of %j', (type, value, expected) => {
    expect(renderResult({ type, value, nested: value })).toBe(expected)
  })
})

describe('as JSON', () => {
  test.each<[TypeModel, JsonValue, JsonValue]>([
    [thing, handle, `Thing@sha256:${digest}`],
    [thing, null, null],
    [
      thing,
      [{ owner: handle }, { owner: null }, null],
      [{ owner: `Thing@sha256:${digest}` }, { owner: null }, null],
    ],
    [listOf(listOf(thing)), [[handle], null], [[`Thing@sha256:${digest}`], null]],
    [text, [{ __typename: 'x', id }], [{ __typename: 'x', id }]],
  ])('%j of %j', (type, nested, expected) => {
    expect(renderJson({ type, value: null, nested })).toBe(`${JSON.stringify(expected, null, 4)}\n`)
  })
})
