import type { Claim } from '../claim/claim.ts'

const ROOT_NAMES: ReadonlySet<string> = new Set(['core', 'node', 'with'])

/** Tells whether a name is not for the taking: `reserved` for nobody at all, `reserved-root` for core alone. */
export function reservedName(claim: Claim, name: string): 'reserved' | 'reserved-root' | undefined {
  if (name.startsWith('__')) return 'reserved'
  const isMember = claim.kind === 'field' || claim.kind === 'extension-field'
  if (name === 'id' && isMember && claim.scope.startsWith('type:')) return 'reserved'
  if (claim.scope === 'root' && claim.kind !== 'core-field' && ROOT_NAMES.has(name)) return 'reserved-root'
  return undefined
}
