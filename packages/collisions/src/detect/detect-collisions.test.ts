import { expect, test } from 'vitest'
import {
  autoAlias,
  constructorOf,
  coreField,
  countLookUps,
  extensionFieldOf,
  fieldOf,
  pathAlias,
  seededRandom,
  shuffled,
  typeOf,
} from '../../test/claims.ts'
import { createClaimIndex } from '../claim/create-claim-index.ts'
import { detectCollisions } from './detect-collisions.ts'

const empty = createClaimIndex([])

test('names that nobody else wants do not collide', () => {
  const index = createClaimIndex([coreField('directory'), typeOf('core', 'Directory')])
  const incoming = [constructorOf('lint'), typeOf('lint', 'Lint'), fieldOf('lint', 'Lint', 'directory')]
  expect(detectCollisions(index, incoming)).toEqual([])
})

test('a claim collides with everything that holds its name, in the index and in the batch', () => {
  const core = coreField('build')
  const constructor = constructorOf('build')
  const alias = autoAlias('go', 'build')
  const path = pathAlias('build')
  const collisions = detectCollisions(createClaimIndex([core]), [path, alias, constructor])
  expect(collisions.map(({ kind, incumbent, incoming }) => [kind, incumbent, incoming])).toEqual([
    ['constructor-core', core, constructor],
    ['alias-core', core, alias],
    ['alias-constructor', constructor, alias],
    ['path-alias-other', core, path],
    ['path-alias-other', constructor, path],
    ['path-alias-auto-alias', alias, path],
  ])
})

test.each([
  ['constructor-core', coreField('git'), coreField('git', { source: 'another core' })],
  ['path-alias-other', pathAlias('git'), pathAlias('git', { source: 'another workspace' })],
  ['extension-field', fieldOf('a', 'Dir', 'x'), fieldOf('a', 'Dir', 'x')],
  ['extension-field', extensionFieldOf('a', 'Dir', 'x'), extensionFieldOf('b', 'Dir', 'x')],
  ['type-type', typeOf('a', 'A', 'enum'), typeOf('a', 'A', 'object')],
])('two claims of a layer on one name are a `%s` collision', (kind, first, second) => {
  expect(detectCollisions(empty, [first, second]).map((collision) => collision.kind)).toEqual([kind])
})

test('the roles of two claims do not depend on which came first', () => {
  const alias = autoAlias('wolfi', 'directory')
  const later = coreField('directory')
  expect(detectCollisions(createClaimIndex([alias]), [later])[0]).toMatchObject({
    kind: 'alias-core',
    incoming: later,
  })
})

test('`id` is reserved for fields of a type, not for types nor at the root', () => {
  const member = fieldOf('shop', 'Shop', 'id')
  const added = extensionFieldOf('shop', 'Directory', 'id')
  const incoming = [member, added, coreField('id'), autoAlias('shop', 'id'), typeOf('shop', 'id')]
  const reserved = detectCollisions(empty, incoming).filter((collision) => collision.kind === 'reserved')
  expect(reserved.map((collision) => collision.incoming)).toEqual([member, added])
})

test('`core`, `node` and `with` are reserved at the root for all but core', () => {
  const incoming = [coreField('node'), autoAlias('tree', 'node'), fieldOf('tree', 'Tree', 'node')]
  expect(detectCollisions(empty, incoming).map(({ kind, incoming: { kind: of } }) => [kind, of])).toEqual([
    ['reserved-root', 'auto-alias'],
  ])
})

test('two names of one spelling collide, one name of one spelling does not', () => {
  const index = createClaimIndex([coreField('fooBar', { spelling: 'foo-bar' })])
  const shadowing = autoAlias('a', 'fooBar', { spelling: 'foo-bar' })
  const other = autoAlias('b', 'foo_bar', { spelling: 'foo-bar' })
  const collisions = detectCollisions(index, [shadowing, other])
  expect(collisions.map(({ kind, incoming }) => [kind, incoming.name])).toEqual([
    ['alias-core', 'fooBar'],
    ['spelling', 'foo_bar'],
    ['spelling', 'foo_bar'],
  ])
})

test('claims without a spelling never collide by spelling', () => {
  expect(detectCollisions(empty, [coreField('fooBar'), coreField('foo_bar')])).toEqual([])
})

test('a claim does not collide with itself', () => {
  const claim = coreField('directory', { spelling: 'directory' })
  expect(detectCollisions(createClaimIndex([claim]), [claim, claim])).toEqual([])
})

test('many claims on one name are each reported once', () => {
  const incoming = Array.from({ length: 200 }, (_, at) => autoAlias(`module${at}`, 'check'))
  expect(detectCollisions(empty, incoming)).toHaveLength(199)
})

test('the look-ups are two a claim, whatever the size of the index', () => {
  const held = Array.from({ length: 5_000 }, (_, at) => coreField(`field${at}`, { spelling: `field-${at}` }))
  const { index, count } = countLookUps(createClaimIndex(held))
  const incoming = Array.from({ length: 10 }, (_, at) =>
    autoAlias('a', `field${at}`, { spelling: `field-${at}` }),
  )
  expect(detectCollisions(index, incoming)).toHaveLength(10)
  expect(count()).toBe(20)
})

test('the order of the claims makes no difference', () => {
  const incoming = ['a', 'b', 'c'].flatMap((owner) => [
    autoAlias(owner, 'check'),
    constructorOf(owner, 'check'),
    typeOf(owner, 'Check'),
    autoAlias(owner, 'with'),
  ])
  const expected = detectCollisions(empty, incoming)
  const random = seededRandom(11)
  for (let run = 0; run < 50; run++)
    expect(detectCollisions(empty, shuffled(incoming, random))).toEqual(expected)
})
