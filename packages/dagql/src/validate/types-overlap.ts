import type { PublishedSchema } from '../publish/published-schema.ts'

/** Pairs of interfaces that were compared: each costs a look at all types of the schema. */
const comparedInterfaces = new WeakMap<PublishedSchema, Map<string, boolean>>()

/** Whether a document may name a type as the condition of a fragment. */
export function compositeType(schema: PublishedSchema, name: string): 'object' | 'interface' | undefined {
  const kind = schema.type(name)?.kind
  return kind === 'object' || kind === 'interface' ? kind : undefined
}

/**
 * Whether an object can be of both types. Both are object types or interfaces. Of two interfaces, graphql-js asks
 * whether one of those that declare the first may stand for the second, which is not the same the other way round.
 *
 * @param one what the fragment says
 * @param other what it stands in
 */
export function typesOverlap(schema: PublishedSchema, one: string, other: string): boolean {
  if (one === other) return true
  const kind = compositeType(schema, one)
  const otherKind = compositeType(schema, other)
  if (kind === undefined || otherKind === undefined) return false
  if (kind === 'object') return otherKind === 'interface' && schema.isSubType(one, other)
  if (otherKind === 'object') return schema.isSubType(other, one)
  return interfacesOverlap(schema, one, other)
}

function interfacesOverlap(schema: PublishedSchema, one: string, other: string): boolean {
  let known = comparedInterfaces.get(schema)
  if (known === undefined) comparedInterfaces.set(schema, (known = new Map()))
  const key = `${one} ${other}`
  let verdict = known.get(key)
  if (verdict === undefined) {
    verdict = schema.possibleTypes(one).some((name) => schema.isSubType(name, other))
    known.set(key, verdict)
  }
  return verdict
}
