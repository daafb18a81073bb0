import type { PublishedNames } from '../field/published-names.ts'
import type { AppliedDirective } from '../type/applied-directive.ts'
import type { JsonValue } from '../type/json-value.ts'
import { specifiedDirectives } from '../type/specified-directives.ts'
import type { TypeRef } from '../type/type-ref.ts'

/** What may carry directives, and what is told by one though it was declared otherwise. */
export interface DirectiveCarrier {
  readonly name?: string | undefined
  readonly directives?: readonly AppliedDirective[] | undefined
  readonly deprecated?: string | undefined
  readonly experimental?: string | undefined
  /** For a field of type `ID`: the type of the object that it names. */
  readonly expectedType?: string | undefined
  /** For an argument: what it takes. Objects show as IDs, and which one is told by a directive. */
  readonly takes?: string | undefined
  /** For a member of an enum: its value, where it is not its name. */
  readonly value?: JsonValue | undefined
}

/** A directive as clients are told of it, with the type of each argument. */
export interface PublishedDirective {
  readonly name: string
  readonly args: readonly { readonly name: string; readonly value: JsonValue; readonly type: TypeRef }[]
}

/**
 * The directives that stand on a thing, with those arguments that clients are told of. What is said by properties comes
 * first, unless it is written as a directive as well. Directives that the view does not see are left out.
 */
export function appliedDirectives(
  carrier: DirectiveCarrier,
  schema: PublishedNames,
): readonly PublishedDirective[] {
  const { directives: written = [] } = carrier
  const implied = impliedBy(carrier, schema)
  if (written.length === 0 && implied.length === 0) return []
  const all = [...implied.filter(({ name }) => written.every((each) => each.name !== name)), ...written]
  return all.flatMap(({ name, args = {} }) => {
    const definition = specifiedDirectives.get(name) ?? schema.directive(name)
    if (definition === undefined) return []
    const given = Object.entries<JsonValue>(args).flatMap(([arg, value]) => {
      const spec = definition.args.find((each) => each.name === arg)
      return spec === undefined ? [] : { name: arg, value, type: spec.type }
    })
    return { name, args: given }
  })
}

/** Why a thing is deprecated, as clients are told; where nothing is said, in the words of GraphQL. */
export function deprecationReason({ deprecated }: Pick<DirectiveCarrier, 'deprecated'>): string | undefined {
  return deprecated === '' ? 'No longer supported' : deprecated
}

function impliedBy(carrier: DirectiveCarrier, schema: PublishedNames): readonly AppliedDirective[] {
  const { name, experimental, value, takes } = carrier
  const reason = deprecationReason(carrier)
  const expected = takes !== undefined && schema.passedAs(takes) !== takes ? takes : carrier.expectedType
  const implied: AppliedDirective[] = []
  if (reason !== undefined) implied.push({ name: 'deprecated', args: { reason } })
  if (experimental !== undefined) implied.push({ name: 'experimental', args: { reason: experimental } })
  // A name that clients do not see stays hidden.
  if (expected !== undefined && schema.type(expected) !== undefined)
    implied.push({ name: 'expectedType', args: { name: expected } })
  if (value !== undefined && value !== name)
    implied.push({ name: 'enumValue', args: { value: textOf(value) } })
  return implied
}

function textOf(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
