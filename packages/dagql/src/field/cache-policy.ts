/** A time: milliseconds, or a number with a unit, such as `30s`, `5m`, `12h`, `7d`. */
export type Duration = number | `${number}${'ms' | 's' | 'm' | 'h' | 'd'}`

/** Who shares the result of a call: all callers unless said otherwise. */
export type CacheScope = 'call' | 'client' | 'session' | 'schema'

/**
 * How the results of a field are kept. A field that has a policy is pure: one call, one result, for whoever shares it.
 * A field that has none is answered anew each time.
 */
export interface CachePolicy {
  /** Results are shared within each of these alone: they enter the identity of the call as implicit inputs. */
  readonly scope?: CacheScope | readonly CacheScope[] | undefined
  /** How long a result is good; for ever unless said otherwise. */
  readonly ttl?: Duration | undefined
  /** Why results are not kept at all: each call calls the resolver. */
  readonly never?: string | undefined
  /** Whether results outlive their session. */
  readonly persist?: boolean | undefined
}

/** One call, one result, for everybody and for good. */
export const pure: CachePolicy = {}
