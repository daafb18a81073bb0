import { expect, test } from 'vitest'
import { asNullable, namedTypeOf, printTypeRef, type TypeRef } from './type-ref.ts'
import { Int, list, nullable, String, Void, type TypeToken } from './type-token.ts'

test.for<[TypeToken<unknown>, string]>([
  [Int, 'Int!'],
  [nullable(Int), 'Int'],
  [list(String), '[String!]!'],
  [nullable(list(nullable(String))), '[String]'],
  [list(list(nullable(Int))), '[[Int]!]!'],
  [Void, 'Void'],
])('%o prints as %s', ([token, printed]) => {
  expect(printTypeRef(token.ref)).toBe(printed)
})

test('the named type is at the bottom of lists', () => {
  expect(namedTypeOf(list(list(nullable(Int))).ref)).toEqual({ kind: 'named', name: 'Int', nullable: true })
})

test('making a type nullable changes the outermost alone, and the token it came from not at all', () => {
  const ref: TypeRef = list(Int).ref
  expect(printTypeRef(asNullable(ref))).toBe('[Int!]')
  expect(asNullable(asNullable(ref))).toEqual(asNullable(ref))
  expect(printTypeRef(ref)).toBe('[Int!]!')
})

test('a nullable type made nullable is itself', () => {
  const { ref } = nullable(Int)
  expect(asNullable(ref)).toBe(ref)
})
