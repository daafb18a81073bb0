import { expect, test } from 'vitest'
import { decodeModuleMessage } from './decode-module-message.ts'

test.each([
  { type: 'ready' },
  { type: 'return', id: 1, value: null },
  { type: 'cancelled', id: 2 },
  { type: 'callback', id: 3, call: 1, request: { query: '{ a }', variables: { b: [1] } } },
  { type: 'callback', id: 3, call: 1, request: { query: '{ a }' } },
])('a message is what it says: %j', (message) => {
  expect(decodeModuleMessage(message)).toEqual(message)
})

test('an error keeps what is text, and extensions that are an object', () => {
  const error = { message: 'm', code: 7, name: 'N', stack: 'at x', extensions: ['no'] }
  expect(decodeModuleMessage({ type: 'throw', id: 1, error })).toEqual({
    type: 'throw',
    id: 1,
    error: { message: 'm', name: 'N', code: undefined, hint: undefined, extensions: undefined },
  })
})

test.each([
  null,
  7,
  'ready',
  [],
  {},
  { type: 'unknown', id: 1 },
  { type: 'return', id: '1', value: 1 },
  { type: 'return', id: 1 },
  { type: 'throw', id: 1 },
  { type: 'throw', id: 1, error: { message: 1 } },
  { type: 'failed' },
  { type: 'callback', id: 1, request: { query: '{ a }' } },
  { type: 'callback', id: 1, call: 1, request: { query: 1 } },
  { type: 'callback', id: 1, call: 1, request: null },
])('anything else is none: %j', (message) => {
  expect(decodeModuleMessage(message)).toBeUndefined()
})
