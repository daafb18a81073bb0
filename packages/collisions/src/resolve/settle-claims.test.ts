import { GraftError, printDiagnostic } from '@graft/diagnostics'
import { expect, test } from 'vitest'
import {
  autoAlias,
  constructorOf,
  coreField,
  countLookUps,
  extensionFieldOf,
  fieldOf,
  pathAlias,
  typeOf,
} from '../../test/claims.ts'
import { createClaimIndex } from '../claim/create-claim-index.ts'
import { defaultPolicies } from '../policy/default-policies.ts'
import { definePolicies } from '../policy/define-policies.ts'
import type { Policy } from '../policy/policy.ts'
import { settleClaims } from './settle-claims.ts'
import type { Settlement } from './settlement.ts'

const empty = createClaimIndex([])
const keepAll: Policy = () => ({ action: 'keep' })
const renameToSame: Policy = ({ name }) => ({ action: 'qualify', name })
const renameToReserved: Policy = () => ({ action: 'qualify', name: 'node' })

/** `owner.name: outcome` for every claim, and the codes of the errors. */
function summary({ outcomes, errors }: Settlement): readonly string[] {
  const rows = [...outcomes].map(([claim, outcome]) => {
    const end = 'name' in outcome ? `${outcome.status} ${outcome.name}` : outcome.status
    return `${claim.owner.name}.${claim.name}: ${end}`
  })
  return [...rows, ...errors.map((diagnostic) => diagnostic.code)]
}

test('claims that nobody contests are installed under their names', () => {
  const settled = settleClaims(empty, [constructorOf('lint'), typeOf('lint', 'Lint')], defaultPolicies)
  expect(summary(settled)).toEqual(['lint.Lint: installed Lint', 'lint.lint: installed lint'])
  expect(settled.resolutions).toEqual([])
})

test('of two aliases in one batch neither is installed, and one diagnostic names both', () => {
  const [a, b] = [autoAlias('format', 'check'), autoAlias('lint', 'check')]
  const settled = settleClaims(empty, [b, a], defaultPolicies)
  expect(summary(settled)).toEqual(['format.check: refused', 'lint.check: refused', 'COLLISION_ALIASES'])
  expect(settled.resolutions[0]).toMatchObject({ winner: undefined, loser: b, reach: 'lint { check }' })
  expect(settled.errors.map(printDiagnostic)).toEqual([
    [
      'lint/index.ts:3:7: error COLLISION_ALIASES: `check` is wanted by the alias of `format` and by the alias of `lint`, so neither is installed',
      '  format/index.ts:3:7: the alias of `format` is declared here',
      '  hint: Set `alias-alias` to `keep` or `qualify` under `[collisions]` of the workspace config, or rename one of the functions, or make only one of the modules a blueprint. Still reached by `format { check }` and `lint { check }`.',
    ].join('\n'),
  ])
})

test('an alias that was installed before stays, and the diagnostic says so', () => {
  const settled = settleClaims(
    createClaimIndex([autoAlias('lint', 'check')]),
    [autoAlias('format', 'check')],
    defaultPolicies,
  )
  expect(summary(settled)).toEqual(['format.check: refused', 'COLLISION_ALIASES'])
  expect(settled.resolutions[0]?.winner?.owner.name).toBe('lint')
  expect(settled.errors[0]?.message).toBe(
    'the alias of `format` cannot be named `check`: the alias of `lint` was installed with that name before',
  )
})

test('three aliases on one name are all refused', () => {
  const batch = ['c', 'a', 'b'].map((owner) => autoAlias(owner, 'check'))
  expect(summary(settleClaims(empty, batch, defaultPolicies)).slice(0, 3)).toEqual([
    'a.check: refused',
    'b.check: refused',
    'c.check: refused',
  ])
})

test('`keep` for aliases is the first by owner name, the second is out', () => {
  const batch = ['c', 'a', 'b'].map((owner) => autoAlias(owner, 'check'))
  const settled = settleClaims(empty, batch, definePolicies({ 'alias-alias': 'keep' }))
  expect(summary(settled)).toEqual(['a.check: installed check', 'b.check: dropped', 'c.check: dropped'])
  expect(settled.resolutions.map((resolution) => resolution.winner?.owner.name)).toEqual(['a', 'a'])
})

test('two modules of one name and one source in one batch are one', () => {
  const [a, b] = [constructorOf('lint'), constructorOf('lint')]
  const settled = settleClaims(empty, [a, b], defaultPolicies)
  expect(summary(settled)).toEqual(['lint.lint: installed lint', 'lint.lint: merged'])
})

test('a constructor that was merged into a refused one is refused with it', () => {
  const batch = [
    constructorOf('lint'),
    constructorOf('lint'),
    constructorOf('lint', 'lint', { source: 'git:lint' }),
  ]
  expect(summary(settleClaims(empty, batch, defaultPolicies))).toEqual([
    'lint.lint: refused',
    'lint.lint: refused',
    'lint.lint: refused',
    'COLLISION_CONSTRUCTORS',
  ])
})

test('in one batch core keeps its name whatever it is called', () => {
  const batch = [constructorOf('a', 'git'), coreField('git')]
  expect(summary(settleClaims(empty, batch, defaultPolicies))).toEqual([
    'core.git: installed git',
    'a.git: refused',
    'COLLISION_CONSTRUCTOR_CORE',
  ])
})

test('a constructor that comes after its alias lies beneath it', () => {
  const alias = autoAlias('test', 'test')
  const constructor = constructorOf('test')
  const settled = settleClaims(createClaimIndex([alias]), [constructor], defaultPolicies)
  expect(summary(settled)).toEqual(['test.test: installed test'])
  expect(settled.resolutions[0]).toMatchObject({ winner: alias, loser: constructor, reach: 'test { test }' })
})

test('of several decisions on one claim the strictest counts, and every row tells it', () => {
  const index = createClaimIndex([coreField('build'), autoAlias('go', 'build')])
  const settled = settleClaims(index, [pathAlias('build')], defaultPolicies)
  expect(summary(settled)).toEqual(['workspace.build: refused', 'COLLISION_PATH_ALIAS'])
  const rows = settled.resolutions.map(({ collision, decision, winner }) => {
    return [collision.kind, decision.action, winner?.kind]
  })
  expect(rows).toEqual([
    ['path-alias-other', 'error', 'core-field'],
    ['path-alias-auto-alias', 'error', 'auto-alias'],
  ])
})

test('an alias over core and over a constructor of one name has a row for each', () => {
  const index = createClaimIndex([coreField('git'), constructorOf('git')])
  const settled = settleClaims(index, [autoAlias('git', 'git')], defaultPolicies)
  expect(summary(settled)).toEqual(['git.git: shadowing git'])
  expect(settled.resolutions.map((resolution) => resolution.loser?.kind)).toEqual([
    'core-field',
    'constructor',
  ])
})

test('two aliases that collide do not shadow core, and the report does not say so', () => {
  const core = coreField('directory')
  const batch = [autoAlias('a', 'directory'), autoAlias('b', 'directory')]
  const settled = settleClaims(createClaimIndex([core]), batch, defaultPolicies)
  expect(summary(settled)).toEqual(['a.directory: refused', 'b.directory: refused', 'COLLISION_ALIASES'])
  const overCore = settled.resolutions.filter(({ collision }) => collision.kind === 'alias-core')
  expect(overCore.map(({ decision, winner }) => [decision.action, winner])).toEqual([
    ['error', core],
    ['error', core],
  ])
})

test('an added field that shadows another is compared with the one on top', () => {
  const batch = ['c', 'a', 'b'].map((owner) => extensionFieldOf(owner, 'Directory', 'lint'))
  const settled = settleClaims(empty, batch, definePolicies({ 'extension-field': 'shadow' }))
  expect(summary(settled)).toEqual([
    'a.lint: installed lint',
    'b.lint: shadowing lint',
    'c.lint: shadowing lint',
  ])
  expect(settled.resolutions.map(({ winner, loser }) => [winner?.owner.name, loser?.owner.name])).toEqual([
    ['b', 'a'],
    ['c', 'b'],
  ])
})

test('a name that a policy made up is refused where it is taken', () => {
  const index = createClaimIndex([coreField('container'), coreField('wolfiContainer')])
  const settled = settleClaims(
    index,
    [constructorOf('wolfi', 'container')],
    definePolicies({ 'constructor-core': 'qualify' }),
  )
  expect(summary(settled)).toEqual(['wolfi.container: refused', 'COLLISION_RENAMED_TAKEN'])
  expect(settled.resolutions.map(({ collision, decision }) => [collision.name, decision.action])).toEqual([
    ['container', 'error'],
    ['wolfiContainer', 'error'],
  ])
})

test('a name that a claim asks for goes before the same name made up', () => {
  const batch = [constructorOf('a', 'with'), constructorOf('z', 'aWith')]
  expect(summary(settleClaims(empty, batch, defaultPolicies))).toEqual([
    'a.with: refused',
    'z.aWith: installed aWith',
    'COLLISION_RENAMED_TAKEN',
  ])
})

test('two claims that are renamed to one name are both refused', () => {
  const batch = [constructorOf('my-mod', 'with'), constructorOf('my.mod', 'with')]
  expect(summary(settleClaims(empty, batch, defaultPolicies))).toEqual([
    'my-mod.with: refused',
    'my.mod.with: refused',
    'COLLISION_RENAMED_TAKEN',
  ])
})

test('a policy that does not change the name ends in an error, not in a loop', () => {
  const index = createClaimIndex([coreField('git')])
  const settle = (policy: Policy): readonly string[] =>
    summary(settleClaims(index, [constructorOf('git')], definePolicies({ 'constructor-core': policy })))
  expect(settle(renameToSame)).toEqual(['git.git: refused', 'COLLISION_RENAMED_TAKEN'])
  expect(settle(renameToReserved)).toEqual(['git.git: refused', 'COLLISION_RESERVED_ROOT'])
})

test('two names of one spelling in one batch are both refused', () => {
  const batch = [
    autoAlias('a', 'fooBar', { spelling: 'foo-bar' }),
    autoAlias('b', 'foo_bar', { spelling: 'foo-bar' }),
    autoAlias('c', 'other', { spelling: 'other' }),
  ]
  const settled = settleClaims(empty, batch, defaultPolicies)
  expect(summary(settled)).toEqual([
    'a.fooBar: refused',
    'b.foo_bar: refused',
    'c.other: installed other',
    'COLLISION_SPELLING',
  ])
  expect(settled.errors[0]?.message).toBe(
    '`fooBar` and `foo_bar` are both spelled `foo-bar` as a command, so neither is installed',
  )
})

test('an alias of the name of core shares its spelling', () => {
  const index = createClaimIndex([coreField('directory', { spelling: 'directory' })])
  const alias = autoAlias('wolfi', 'directory', { spelling: 'directory' })
  expect(summary(settleClaims(index, [alias], defaultPolicies))).toEqual([
    'wolfi.directory: shadowing directory',
  ])
})

test('a renamed claim has the spelling of its new name', () => {
  const index = createClaimIndex([
    coreField('container', { spelling: 'container' }),
    coreField('wolfi_container', { spelling: 'wolfi-container' }),
  ])
  const incoming = constructorOf('wolfi', 'container', { spelling: 'container' })
  const settled = settleClaims(index, [incoming], definePolicies({ 'constructor-core': 'qualify' }))
  expect(summary(settled)).toEqual(['wolfi.container: refused', 'COLLISION_SPELLING'])
  expect(settled.errors[0]?.message).toBe(
    '`wolfi_container` and `wolfiContainer` are both spelled `wolfi-container` as a command, so the constructor of `wolfi` is not installed',
  )
})

test('a claim that got no name blocks no spelling', () => {
  const index = createClaimIndex([coreField('fooBar')])
  const batch = [
    autoAlias('a', 'fooBar', { spelling: 'foo-bar' }),
    autoAlias('b', 'foo_bar', { spelling: 'foo-bar' }),
  ]
  expect(summary(settleClaims(index, batch, definePolicies({ 'alias-core': 'keep' })))).toEqual([
    'a.fooBar: dropped',
    'b.foo_bar: installed foo_bar',
  ])
})

test('a policy for a name comes before that of the kind, where it is on offer', () => {
  const index = createClaimIndex([coreField('container'), coreField('git'), constructorOf('lint')])
  const batch = [
    autoAlias('a', 'container'),
    autoAlias('a', 'git'),
    constructorOf('b', 'lint'),
    fieldOf('a', 'A', 'id'),
  ]
  const policies = definePolicies({ names: { container: 'keep', lint: 'keep', id: 'keep' } })
  expect(summary(settleClaims(index, batch, policies))).toEqual([
    'a.id: refused',
    'b.lint: refused',
    'a.container: dropped',
    'a.git: shadowing git',
    'COLLISION_RESERVED',
    'COLLISION_CONSTRUCTORS',
  ])
})

test('no policy is asked where every answer but one is wrong', () => {
  const policies = {
    kinds: { ...defaultPolicies.kinds, reserved: keepAll },
    names: new Map([['id', keepAll]]),
  }
  expect(summary(settleClaims(empty, [fieldOf('a', 'A', 'id')], policies))).toEqual([
    'a.id: refused',
    'COLLISION_RESERVED',
  ])
})

test.each([
  ['no decision', undefined],
  ['a promise', Promise.resolve({ action: 'keep' })],
  ['an unknown action', { action: 'drop' }],
  ['`qualify` without a name', { action: 'qualify' }],
  ['`qualify` with an empty name', { action: 'qualify', name: '' }],
])('a policy that returns %s is told so', (_what, decision) => {
  // What a policy written without types may return.
  const policy = (() => decision) as unknown as Policy
  const policies = definePolicies({ 'alias-core': policy })
  const settle = (): unknown =>
    settleClaims(createClaimIndex([coreField('git')]), [autoAlias('a', 'git')], policies)
  expect(settle).toThrow(GraftError)
  expect(settle).toThrow(/^the policy for `git` \(`alias-core`\) decided /u)
})

test('a reserved name cannot be shadowed', () => {
  const policies = definePolicies({ 'reserved-root': () => ({ action: 'shadow' }) })
  expect(() => settleClaims(empty, [autoAlias('a', 'node')], policies)).toThrow(GraftError)
})

test('the look-ups are those of the batch, whatever the size of the index', () => {
  const held = Array.from({ length: 5_000 }, (_, at) => coreField(`field${at}`, { spelling: `field-${at}` }))
  const { index, count } = countLookUps(createClaimIndex(held))
  const incoming = Array.from({ length: 10 }, (_, at) =>
    autoAlias('a', `field${at}`, { spelling: `field-${at}` }),
  )
  settleClaims(index, incoming, defaultPolicies)
  expect(count()).toBe(20)
})

test('a thousand claims on one name cost a thousand collisions', () => {
  const batch = Array.from({ length: 1_000 }, (_, at) => autoAlias(`module${at}`, 'check'))
  expect(settleClaims(empty, batch, defaultPolicies).errors).toHaveLength(999)
})
