import type { Policy } from './policy.ts'

/** Lets both claims stand, one seen over the other. An alias is seen over what is really there, never the reverse. */
export const shadow: Policy = () => ({ action: 'shadow' })
