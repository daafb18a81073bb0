import type { Policy } from './policy.ts'

/** Leaves the name with who holds it and drops the claim that comes in. In one batch the first owner by name holds it. */
export const keep: Policy = () => ({ action: 'keep' })
