import { GraphQLSchema, introspectionTypes, isObjectType, isSchema, versionInfo } from 'graphql'
import { expect, test, vi } from 'vitest'
import { visibleSchema } from '../../test/visible-schema.ts'
import { LazySchema } from './lazy-schema.ts'
import { SchemaBase } from './schema-base.ts'

/** What a `GraphQLSchema` keeps; a change is a reason to read its constructor and methods again. */
const fields = [
  ...(versionInfo.major < 17 ? [] : ['__kind', 'assumeValid']),
  '__validationErrors',
  'description',
  'extensions',
  'astNode',
  'extensionASTNodes',
  '_queryType',
  '_mutationType',
  '_subscriptionType',
  '_directives',
  '_typeMap',
  '_subTypeMap',
  '_implementationsMap',
]

/** The methods that a lazy schema overrides or has looked at. */
const methods = [
  'constructor',
  'getQueryType',
  'getMutationType',
  'getSubscriptionType',
  'getRootType',
  'getTypeMap',
  'getType',
  'getPossibleTypes',
  'getImplementations',
  'isSubType',
  'getDirectives',
  'getDirective',
  ...(versionInfo.major < 17 ? [] : ['getField']),
  'toConfig',
]

test('graphql-js keeps in a schema what the base copies, and nothing that cannot be copied', () => {
  expect(Reflect.ownKeys(new GraphQLSchema({}))).toEqual(fields)
  // Fields that are really private would be missed by copying, and seen here as methods that fail.
  expect(Object.getOwnPropertyNames(GraphQLSchema.prototype)).toEqual(methods)
  expect(GraphQLSchema.toString()).not.toMatch(/this\.#/)
})

test('what the base makes is a schema that counts as valid', () => {
  const made = new SchemaBase()
  expect(made).toBeInstanceOf(GraphQLSchema)
  expect(isSchema(made)).toBe(true)
  expect(Object.keys(made)).toEqual(fields)
  expect(made).toMatchObject({
    __validationErrors: [],
    ...(versionInfo.major < 17 ? {} : { assumeValid: true }),
  })
  expect(Object.prototype.toString.call(made)).toBe('[object GraphQLSchema]')
})

test('making a lazy schema makes no type, and does not walk the introspection types', () => {
  const visible = visibleSchema([])
  // The first of all makes what the others copy.
  const first = new LazySchema(visible)
  const walked = introspectionTypes
    .filter(isObjectType)
    .map((type) => vi.spyOn(type, 'getFields'))
    .map((spy) => () => spy.mock.calls.length)
  for (let each = 0; each < 10; each++) expect(new LazySchema(visible).builtTypes).toBe(0)
  expect(walked.map((count) => count())).toEqual(walked.map(() => 0))
  expect(new GraphQLSchema({ assumeValid: true })).not.toBe(first)
  expect(walked.every((count) => count() > 0)).toBe(true)
  vi.restoreAllMocks()
})
