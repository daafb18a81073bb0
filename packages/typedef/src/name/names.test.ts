import { describe, expect, test } from 'vitest'
import { commandName } from './command-name.ts'
import { fieldName } from './field-name.ts'
import { namespaceName } from './namespace-name.ts'
import { typeName } from './type-name.ts'

describe('command spelling', () => {
  test.each([
    ['containerEcho', 'container-echo'],
    ['fnA1b', 'fn-a-1-b'],
    ['v2', 'v-2'],
    ['sha256', 'sha-256'],
    ['fromID', 'from-id'],
    ['loadContainerFromID', 'load-container-from-id'],
    ['HTTPServer', 'http-server'],
    ['getURLs', 'get-ur-ls'],
    ['neo4jUri', 'neo-4-j-uri'],
    ['neo4juri', 'neo-4-juri'],
    ['with_new file.name', 'with-new-file-name'],
  ])('%s is spelled %s', (name, spelling) => {
    expect(commandName(name)).toBe(spelling)
    expect(commandName(spelling)).toBe(spelling)
  })
})

describe('field names', () => {
  test.each([
    ['my-module', 'myModule'],
    ['HTTPServer', 'httpServer'],
    ['URL', 'url'],
    ['greet', 'greet'],
    ['getURLs', 'getURLs'],
    ['sha256', 'sha256'],
    ['snake_case_name', 'snakeCaseName'],
  ])('%s becomes %s', (name, field) => {
    expect(fieldName(name)).toBe(field)
    expect(fieldName(field)).toBe(field)
  })
})

test('type names start with a capital', () => {
  expect(typeName('bar-baz')).toBe('BarBaz')
  expect(typeName('hello_world')).toBe('HelloWorld')
  expect(typeName('Rule')).toBe('Rule')
})

describe('namespacing', () => {
  test.each([
    ['foo', 'Foo', 'Foo'],
    ['foo', 'bar-baz', 'FooBarBaz'],
    ['foo', 'FooBar', 'FooBar'],
    ['foo', 'Foobar', 'FooFoobar'],
    ['post', 'Postman', 'PostPostman'],
  ])('module %s, object %s: %s', (module, object, published) => {
    expect(namespaceName(object, { original: module, final: module })).toBe(published)
  })

  test('a module renamed by its dependant renames its types', () => {
    const names = { original: 'foo', final: 'my-foo' }
    expect(['Foo', 'FooBar', 'Other'].map((name) => namespaceName(name, names))).toEqual([
      'MyFoo',
      'MyFooBar',
      'MyFooOther',
    ])
  })
})
