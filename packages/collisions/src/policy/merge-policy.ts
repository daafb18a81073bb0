import type { Policy } from './policy.ts'

/** Takes the claims for one where both owners have the same source; refuses the claim that comes in otherwise. */
export const merge: Policy = ({ incumbent, incoming }) => {
  const { source } = incoming.owner
  return { action: source !== undefined && source === incumbent?.owner.source ? 'merge' : 'error' }
}
