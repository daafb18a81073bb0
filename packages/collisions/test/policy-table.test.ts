import {
  createClaimIndex,
  defaultPolicies,
  definePolicies,
  policyOffers,
  settleClaims,
  type Claim,
  type CollisionKind,
  type PolicyName,
  type Settlement,
} from '@graft/collisions'
import { describe, expect, test } from 'vitest'
import {
  autoAlias,
  constructorOf,
  coreField,
  extensionFieldOf,
  fieldOf,
  pathAlias,
  typeOf,
} from './claims.ts'

interface Row {
  readonly title: string
  readonly kind: CollisionKind
  readonly incumbent: Claim | undefined
  readonly incoming: Claim
  /** The outcome by policy; the first is the default. */
  readonly outcomes: readonly (readonly [PolicyName, string])[]
  readonly code: string
}

const rows: readonly Row[] = [
  {
    title: 'module constructor × core root field',
    kind: 'constructor-core',
    incumbent: coreField('container'),
    incoming: constructorOf('wolfi', 'container'),
    outcomes: [
      ['error', 'refused'],
      ['shadow', 'shadowing container'],
      ['qualify', 'renamed wolfiContainer'],
      ['keep', 'dropped'],
    ],
    code: 'COLLISION_CONSTRUCTOR_CORE',
  },
  {
    title: 'constructor × constructor (two modules of two sources)',
    kind: 'constructor-constructor',
    incumbent: constructorOf('a-lint', 'lint'),
    incoming: constructorOf('b-lint', 'lint'),
    outcomes: [
      ['merge', 'refused'],
      ['error', 'refused'],
      ['qualify', 'renamed bLintLint'],
    ],
    code: 'COLLISION_CONSTRUCTORS',
  },
  {
    title: 'constructor × constructor (one source)',
    kind: 'constructor-constructor',
    incumbent: constructorOf('lint', 'lint', { source: 'git:lint' }),
    incoming: constructorOf('lint', 'lint', { source: 'git:lint' }),
    outcomes: [
      ['merge', 'merged'],
      ['error', 'refused'],
      ['qualify', 'renamed lintLint'],
    ],
    code: 'COLLISION_CONSTRUCTORS',
  },
  {
    title: 'auto-alias × core root field (`directory`)',
    kind: 'alias-core',
    incumbent: coreField('directory'),
    incoming: autoAlias('wolfi', 'directory'),
    outcomes: [
      ['shadow', 'shadowing directory'],
      ['keep', 'dropped'],
      ['qualify', 'renamed wolfiDirectory'],
      ['error', 'refused'],
    ],
    code: 'COLLISION_ALIAS_CORE',
  },
  {
    title: 'auto-alias × constructor (also its own: module `test`, function `test`)',
    kind: 'alias-constructor',
    incumbent: constructorOf('test'),
    incoming: autoAlias('test', 'test'),
    outcomes: [
      ['shadow', 'shadowing test'],
      ['keep', 'dropped'],
      ['qualify', 'renamed testTest'],
      ['error', 'refused'],
    ],
    code: 'COLLISION_ALIAS_CONSTRUCTOR',
  },
  {
    title: 'auto-alias × auto-alias, one name from two blueprints',
    kind: 'alias-alias',
    incumbent: autoAlias('format', 'check'),
    incoming: autoAlias('lint', 'check'),
    outcomes: [
      ['error', 'refused'],
      ['keep', 'dropped'],
      ['qualify', 'renamed lintCheck'],
    ],
    code: 'COLLISION_ALIASES',
  },
  {
    title: 'path alias × auto-alias',
    kind: 'path-alias-auto-alias',
    incumbent: autoAlias('go', 'build'),
    incoming: pathAlias('build'),
    outcomes: [
      ['shadow', 'shadowing build'],
      ['qualify', 'renamed workspaceBuild'],
      ['error', 'refused'],
    ],
    code: 'COLLISION_PATH_ALIAS',
  },
  {
    title: 'path alias × core root field',
    kind: 'path-alias-other',
    incumbent: coreField('git'),
    incoming: pathAlias('git'),
    outcomes: [
      ['error', 'refused'],
      ['shadow', 'shadowing git'],
      ['qualify', 'renamed workspaceGit'],
    ],
    code: 'COLLISION_PATH_ALIAS',
  },
  {
    title: 'path alias × constructor',
    kind: 'path-alias-other',
    incumbent: constructorOf('go'),
    incoming: pathAlias('go'),
    outcomes: [
      ['error', 'refused'],
      ['shadow', 'shadowing go'],
      ['qualify', 'renamed workspaceGo'],
    ],
    code: 'COLLISION_PATH_ALIAS',
  },
  {
    title: 'type × type after namespacing (`foo`+`BarBaz` = `foo-bar`+`Baz`)',
    kind: 'type-type',
    incumbent: typeOf('foo', 'FooBarBaz'),
    incoming: typeOf('foo-bar', 'FooBarBaz'),
    outcomes: [
      ['error', 'refused'],
      ['qualify', 'renamed FooBarFooBarBaz'],
    ],
    code: 'COLLISION_TYPES',
  },
  {
    title: 'type × type of another kind (object against enum)',
    kind: 'type-type',
    incumbent: typeOf('shop', 'ShopColor', 'object'),
    incoming: typeOf('paint', 'ShopColor', 'enum'),
    outcomes: [
      ['error', 'refused'],
      ['qualify', 'renamed PaintShopColor'],
    ],
    code: 'COLLISION_TYPES',
  },
  {
    title: 'extension field × existing field of a type',
    kind: 'extension-field',
    incumbent: fieldOf('core', 'Directory', 'glob'),
    incoming: extensionFieldOf('tools', 'Directory', 'glob'),
    outcomes: [
      ['error', 'refused'],
      ['shadow', 'shadowing glob'],
    ],
    code: 'COLLISION_EXTENSION_FIELD',
  },
  {
    title: 'reserved: `id` as a field or function of a type',
    kind: 'reserved',
    incumbent: undefined,
    incoming: fieldOf('shop', 'Shop', 'id'),
    outcomes: [['error', 'refused']],
    code: 'COLLISION_RESERVED',
  },
  {
    title: 'reserved: `__*`',
    kind: 'reserved',
    incumbent: undefined,
    incoming: typeOf('shop', '__Shop'),
    outcomes: [['error', 'refused']],
    code: 'COLLISION_RESERVED',
  },
  ...['core', 'node', 'with'].map((name): Row => ({
    title: `root claims named \`${name}\``,
    kind: 'reserved-root',
    incumbent: undefined,
    incoming: constructorOf('my-mod', name),
    outcomes: [
      ['qualify', `renamed myMod${name.slice(0, 1).toUpperCase()}${name.slice(1)}`],
      ['error', 'refused'],
    ],
    code: 'COLLISION_RESERVED_ROOT',
  })),
  {
    title: 'two names with one kebab-case spelling',
    kind: 'spelling',
    incumbent: coreField('fooBar', { spelling: 'foo-bar' }),
    incoming: constructorOf('foo', 'foo_bar', { spelling: 'foo-bar' }),
    outcomes: [['error', 'refused']],
    code: 'COLLISION_SPELLING',
  },
]

for (const row of rows) {
  const { incumbent, incoming } = row
  const index = createClaimIndex(incumbent === undefined ? [] : [incumbent])

  describe(`${row.title}`, () => {
    test('offers just these policies, the default first', () => {
      expect(policyOffers[row.kind]).toEqual(row.outcomes.map(([policy]) => policy))
      expect(outcomeOf(settleClaims(index, [incoming], defaultPolicies), incoming)).toBe(row.outcomes[0]?.[1])
    })

    for (const [policy, outcome] of row.outcomes) {
      test(`\`${policy}\` ends in: ${outcome}`, () => {
        const settled = settleClaims(index, [incoming], definePolicies({ [row.kind]: policy }))

        expect(outcomeOf(settled, incoming)).toBe(outcome)
        expectResolution(row, settled, outcome)
        const codes = settled.errors.map((diagnostic) => diagnostic.code)
        expect(codes).toEqual(outcome === 'refused' ? [row.code] : [])
      })
    }
  })
}

/** Both owners, who won, and the path to the loser: one resolution tells all of it. */
function expectResolution(row: Row, { resolutions, errors }: Settlement, outcome: string): void {
  const { kind, incumbent, incoming } = row
  const [resolution, ...more] = resolutions
  expect(more).toEqual([])
  expect(resolution?.collision).toMatchObject({ kind, scope: incoming.scope, name: incoming.name })
  expect(resolution?.collision.incumbent).toBe(incumbent)
  expect(resolution?.collision.incoming).toBe(incoming)
  const [status = '', name] = outcome.split(' ')
  const wins = status === 'shadowing'
  expect(resolution?.winner).toBe(wins ? incoming : incumbent)
  const loser = wins ? incumbent : incoming
  expect(resolution?.loser).toBe(status === 'merged' ? undefined : loser)
  const reach = status === 'renamed' ? name : loser?.reach
  expect(resolution?.reach).toBe(status === 'merged' ? undefined : reach)
  expect(resolution?.diagnostic).toBe(errors[0])
  if (errors[0] === undefined) return
  expect(errors[0].location).toBe(incoming.owner.location)
  const related = incumbent === undefined ? [] : [incumbent.owner.location]
  expect(errors[0].related?.map((place) => place.location)).toEqual(related)
}

function outcomeOf({ outcomes }: Settlement, claim: Claim): string {
  const outcome = outcomes.get(claim)
  if (outcome === undefined) return 'none'
  return 'name' in outcome ? `${outcome.status} ${outcome.name}` : outcome.status
}
