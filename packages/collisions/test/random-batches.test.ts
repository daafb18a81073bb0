import {
  collisionReport,
  createClaimIndex,
  definePolicies,
  settleClaims,
  type Claim,
  type Policies,
  type Settlement,
} from '@graft/collisions'
import { expect, test } from 'vitest'
import {
  autoAlias,
  constructorOf,
  coreField,
  extensionFieldOf,
  fieldOf,
  pathAlias,
  seededRandom,
  shuffled,
  typeOf,
} from './claims.ts'

const empty = createClaimIndex([])

test('the order of the incoming claims makes no difference', () => {
  for (let seed = 1; seed <= 150; seed++) {
    const random = seededRandom(seed)
    const batch = Array.from({ length: 4 + random(16) }, () => randomClaim(random))
    const index = createClaimIndex(Array.from({ length: random(6) }, () => randomClaim(random)))
    const policies = randomPolicies(random)
    const expected = describeAll(settleClaims(index, batch, policies))
    for (let run = 0; run < 6; run++) {
      const settled = settleClaims(index, shuffled(batch, random), policies)
      expect(describeAll(settled), `seed ${seed}`).toEqual(expected)
    }
  }
})

test('claims of a batch share a name only where a row tells of each', () => {
  let shared = 0
  for (let seed = 1; seed <= 300; seed++) {
    const random = seededRandom(seed)
    const batch = Array.from({ length: 4 + random(16) }, () => randomClaim(random))
    const settled = settleClaims(empty, batch, randomPolicies(random))
    const sharing = claimsThatShare(settled)
    const told = new Set(settled.resolutions.flatMap(({ winner, loser }) => [winner, loser]))
    expect(
      sharing.filter((claim) => !told.has(claim)),
      `seed ${seed}`,
    ).toEqual([])
    shared += sharing.length
  }
  expect(shared).toBeGreaterThan(100)
})

test('every claim that is refused has its reason among the errors', () => {
  for (let seed = 1; seed <= 100; seed++) {
    const random = seededRandom(seed)
    const batch = Array.from({ length: 4 + random(16) }, () => randomClaim(random))
    const { outcomes, errors } = settleClaims(empty, batch, randomPolicies(random))
    const reasons = [...outcomes.values()].flatMap((outcome) =>
      'diagnostic' in outcome ? [outcome.diagnostic] : [],
    )
    expect(
      reasons.filter((reason) => !errors.includes(reason)),
      `seed ${seed}`,
    ).toEqual([])
    expect(errors.length, `seed ${seed}`).toBeGreaterThanOrEqual(new Set(reasons).size)
  }
})

/** The claims that hold a name which another holds too. */
function claimsThatShare({ outcomes }: Settlement): readonly Claim[] {
  const holders = Map.groupBy(
    [...outcomes].flatMap(([claim, outcome]) => ('name' in outcome ? [{ claim, name: outcome.name }] : [])),
    ({ claim, name }) => `${claim.scope} ${name}`,
  )
  return [...holders.values()]
    .filter((group) => group.length > 1)
    .flatMap((group) => group.map(({ claim }) => claim))
}

function randomClaim(random: (bound: number) => number): Claim {
  const owner = pick(['a', 'b', 'c-d', 'core'], random)
  const name = pick(['fooBar', 'foo_bar', 'with', 'aWith', 'aFooBar', 'id', '__x'], random)
  const source = pick(['one', 'two'], random)
  const extra = { source, spelling: name.replaceAll('_', '').toLowerCase() }
  const make = [
    () => coreField(name, extra),
    () => constructorOf(owner, name, extra),
    () => autoAlias(owner, name, extra),
    () => pathAlias(name, extra),
    () => typeOf(owner, name, source),
    () => fieldOf(owner, 'Foo', name),
    () => extensionFieldOf(owner, 'Foo', name),
  ]
  return pick(make, random)()
}

function randomPolicies(random: (bound: number) => number): Policies {
  return definePolicies({
    'constructor-core': pick(['error', 'shadow', 'qualify', 'keep'], random),
    'constructor-constructor': pick(['merge', 'error', 'qualify'], random),
    'alias-core': pick(['shadow', 'keep', 'qualify', 'error'], random),
    'alias-constructor': pick(['shadow', 'keep', 'qualify', 'error'], random),
    'alias-alias': pick(['error', 'keep', 'qualify'], random),
    'path-alias-other': pick(['error', 'shadow', 'qualify'], random),
    'type-type': pick(['error', 'qualify'], random),
    'extension-field': pick(['error', 'shadow'], random),
    names: { fooBar: pick(['keep', 'qualify', 'shadow'], random) },
  })
}

function pick<T>(items: readonly T[], random: (bound: number) => number): T {
  const item = items[random(items.length)]
  if (item === undefined) throw new Error('nothing to pick from')
  return item
}

/** Everything that a settlement tells, as data. Claims that are equal in all they say cannot be told apart. */
function describeAll(settled: Settlement): unknown {
  const outcomes = [...settled.outcomes].flat()
  return [outcomes, collisionReport(settled.resolutions).toJSON(), settled.errors]
}
