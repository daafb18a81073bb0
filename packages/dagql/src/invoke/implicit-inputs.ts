import { GraftError } from '@graft/diagnostics'
import { randomUUID } from 'node:crypto'
import type { NamedLiteral } from '../call/call.ts'
import type { CachePolicy, CacheScope } from '../field/cache-policy.ts'
import type { ImplicitInput, ImplicitInputSource, ResolveContext } from '../field/field-spec.ts'
import { sha256 } from '../internal/sha256.ts'
import { emptyImplicitInput, noClientId } from './messages.ts'

/** Keeps results apart by client: `{ implicit: [perClient] }` is the scope `client` as an input. */
export const perClient: ImplicitInput = scopeInput('client')
export const perSession: ImplicitInput = scopeInput('session')
export const perCall: ImplicitInput = scopeInput('call')
export const perSchema: ImplicitInput = scopeInput('schema')

const scopes: { readonly [scope in CacheScope]: ImplicitInput } = {
  client: perClient,
  session: perSession,
  call: perCall,
  schema: perSchema,
}

/**
 * Lets an argument decide: where it is true every call is its own, otherwise each client has its results.
 *
 * @param arg the name of a boolean argument
 */
export function asRequested(arg: string): ImplicitInput {
  return {
    name: `cacheAsRequested:${arg}`,
    compute: ({ args, context }) => (args[arg] === true ? randomUUID() : clientOf(context)),
  }
}

function scopeInput(scope: CacheScope): ImplicitInput {
  const name = `cachePer${scope.charAt(0).toUpperCase()}${scope.slice(1)}`
  return { name, compute: ({ context }) => scopeValue(scope, context) }
}

function scopeValue(scope: CacheScope, context: ResolveContext): string {
  switch (scope) {
    case 'call':
      return randomUUID()
    case 'client':
      return clientOf(context)
    case 'session':
      return context.sessionId
    case 'schema':
      return context.schema.digest
  }
}

function clientOf(context: ResolveContext): string {
  // Sharing between all nameless callers would be the opposite of what the field asks for.
  if (context.clientId === undefined) throw new GraftError(noClientId())
  return context.clientId
}

/** The implicit inputs of a field, and of how its results are kept. */
export function implicitInputsOf(
  implicit: readonly ImplicitInput[] | undefined,
  cache: CachePolicy | undefined,
): readonly ImplicitInput[] {
  const scoped = cache?.scope === undefined ? [] : [cache.scope].flat().map((scope) => scopes[scope])
  return [...scoped, ...(implicit ?? [])]
}

/**
 * Computes implicit inputs: sorted by name, of one name the last. Only a digest of each value is recorded, because
 * IDs travel and who the caller is must not travel with them.
 *
 * @throws GraftError `IMPLICIT_INPUT_EMPTY`, `CLIENT_UNKNOWN`, and whatever an input throws
 */
export function computeImplicit(
  inputs: readonly ImplicitInput[],
  source: ImplicitInputSource,
): readonly NamedLiteral[] | Promise<readonly NamedLiteral[]> {
  const values = inputs.map(({ compute }) => compute(source))
  return values.some((value) => typeof value !== 'string')
    ? Promise.all(values).then((all) => toLiterals(inputs, all))
    : toLiterals(inputs, values as readonly string[])
}

function toLiterals(inputs: readonly ImplicitInput[], values: readonly string[]): readonly NamedLiteral[] {
  const byName = new Map<string, string>()
  inputs.forEach(({ name }, index) => {
    const value = values[index]
    if (value === undefined || value === '') throw new GraftError(emptyImplicitInput(name))
    byName.set(name, value)
  })
  return [...byName]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => [name, { kind: 'string', value: sha256(`${name} ${value}`).slice(0, 32) }])
}
