import type { Claim, ClaimIndex } from '@graft/collisions'

type Extra = Partial<Omit<Claim, 'owner'>> & { readonly source?: string }

/** Makes a claim with a location of its own, so that a test can tell which side a message points at. */
function claim(owner: string, base: Pick<Claim, 'scope' | 'name' | 'kind'>, extra: Extra): Claim {
  const { source = `./${owner}`, ...rest } = extra
  return {
    ...base,
    owner: { name: owner, source, location: { file: `${owner}/index.ts`, line: 3, column: 7 } },
    reach: `${owner} { ${base.name} }`,
    ...rest,
  }
}

export const coreField = (name: string, extra: Extra = {}): Claim =>
  claim('core', { scope: 'root', name, kind: 'core-field' }, extra)

export const constructorOf = (owner: string, name = owner, extra: Extra = {}): Claim =>
  claim(owner, { scope: 'root', name, kind: 'constructor' }, extra)

export const autoAlias = (owner: string, name: string, extra: Extra = {}): Claim =>
  claim(owner, { scope: 'root', name, kind: 'auto-alias' }, extra)

export const pathAlias = (name: string, extra: Extra = {}): Claim =>
  claim('workspace', { scope: 'root', name, kind: 'path-alias' }, extra)

export const typeOf = (owner: string, name: string, detail = 'object'): Claim =>
  claim(owner, { scope: 'type', name, kind: 'type' }, { detail })

export const fieldOf = (owner: string, type: string, name: string): Claim =>
  claim(owner, { scope: `type:${type}`, name, kind: 'field' }, {})

export const extensionFieldOf = (owner: string, type: string, name: string): Claim =>
  claim(owner, { scope: `type:${type}`, name, kind: 'extension-field' }, {})

/** Counts the look-ups that reach an index. */
export function countLookUps(index: ClaimIndex): {
  readonly index: ClaimIndex
  readonly count: () => number
} {
  let count = 0
  const counted: ClaimIndex = {
    byName: (scope, name) => ((count += 1), index.byName(scope, name)),
    bySpelling: (scope, spelling) => ((count += 1), index.bySpelling(scope, spelling)),
  }
  return { index: counted, count: () => count }
}

/** A seeded generator of whole numbers below a bound, so that a failing run can be repeated. */
export function seededRandom(seed: number): (bound: number) => number {
  let state = seed >>> 0
  return (bound) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * bound)
  }
}

export function shuffled<T>(items: readonly T[], random: (bound: number) => number): readonly T[] {
  const copy = [...items]
  for (let at = copy.length - 1; at > 0; at--) {
    const other = random(at + 1)
    const [a, b] = [copy[at], copy[other]]
    if (a !== undefined && b !== undefined) [copy[at], copy[other]] = [b, a]
  }
  return copy
}
