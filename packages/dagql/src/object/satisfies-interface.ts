import type { FieldShape } from '../field/field-spec.ts'
import { interfaceMisfit, type IsSubtype } from './interface-fit.ts'
import type { LayerType } from './object-class.ts'

/** What deciding needs to know of a schema. */
export interface ShapeLookup {
  anyType(name: string): LayerType | undefined
  shape(typeName: string, fieldName: string): FieldShape | undefined
  shapesOf(typeName: string): readonly FieldShape[]
  /** Whether a type may be related to an interface at all, whatever its fields say. */
  mayBe?(typeName: string, interfaceName: string): boolean
  /** Whether a field is what an interface asks for; as `interfaceMisfit` says unless something else is said here. */
  fits?(offered: FieldShape, wanted: FieldShape, isSubtype: IsSubtype): boolean
}

/**
 * Whether a type has every field that an interface asks for. Results may be narrower and arguments wider; arguments
 * that the interface does not know must not be required. A pair that is asked for while it is being decided counts
 * as satisfied, so that `self: Self` satisfies `self: Selfer`.
 *
 * @param decided verdicts by `Type Interface`, also written
 */
export function satisfies(
  typeName: string,
  interfaceName: string,
  schema: ShapeLookup,
  decided: Map<string, boolean>,
): boolean {
  const trail: string[] = []
  const verdict = decide(typeName, interfaceName, { schema, decided, trail })
  // What was assumed on the way to "no" may be wrong: only "no" itself is known.
  if (!verdict) for (const key of trail) if (decided.get(key) === true) decided.delete(key)
  return verdict
}

interface Deciding {
  readonly schema: ShapeLookup
  readonly decided: Map<string, boolean>
  /** Keys that were decided on the way, in order. */
  readonly trail: string[]
}

function decide(typeName: string, interfaceName: string, deciding: Deciding): boolean {
  if (typeName === interfaceName) return true
  const key = `${typeName} ${interfaceName}`
  const known = deciding.decided.get(key)
  if (known !== undefined) return known
  const { schema } = deciding
  const kind = schema.anyType(typeName)?.kind
  const mayBe =
    (kind === 'object' || kind === 'interface') && schema.anyType(interfaceName)?.kind === 'interface'
  if (!mayBe || schema.mayBe?.(typeName, interfaceName) === false) return false
  deciding.decided.set(key, true)
  deciding.trail.push(key)
  const isSubtype = (name: string, superName: string): boolean => decide(name, superName, deciding)
  const verdict = schema.shapesOf(interfaceName).every((wanted) => {
    const offered = schema.shape(typeName, wanted.name)
    if (offered === undefined) return false
    return (
      schema.fits?.(offered, wanted, isSubtype) ?? interfaceMisfit(offered, wanted, isSubtype) === undefined
    )
  })
  deciding.decided.set(key, verdict)
  return verdict
}
