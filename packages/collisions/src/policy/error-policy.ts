import type { Policy } from './policy.ts'

/** Refuses the claim that comes in. */
export const error: Policy = () => ({ action: 'error' })
