import type { FieldShape } from '../field/field-spec.ts'
import type { ArgumentSpec } from '../type/argument-spec.ts'
import { printTypeRef, type TypeRef } from '../type/type-ref.ts'

/** Whether a type may stand where another is expected; both are named, and differ. */
export type IsSubtype = (typeName: string, superName: string) => boolean

/**
 * What a field lacks to be the field that an interface asks for; undefined where it fits. Results may be narrower
 * and arguments wider; arguments that the interface does not know must not be required, nor those that are optional
 * there.
 */
export function interfaceMisfit(
  offered: FieldShape,
  wanted: FieldShape,
  isSubtype: IsSubtype,
): string | undefined {
  if (!resultFits(offered.type, wanted.type, isSubtype)) {
    return `its type is \`${printTypeRef(offered.type)}\`, which does not fit \`${printTypeRef(wanted.type)}\``
  }
  for (const arg of wanted.args) {
    const taken = offered.args.find((each) => each.name === arg.name)
    if (taken === undefined) return `it lacks the argument \`${arg.name}\``
    if (!argumentFits(arg.type, taken.type, isSubtype)) {
      return `its argument \`${arg.name}\` is \`${printTypeRef(taken.type)}\`, which does not take every \`${printTypeRef(arg.type)}\``
    }
  }
  const required = offered.args.find(
    (arg) => isRequired(arg) && !wanted.args.some((each) => each.name === arg.name && isRequired(each)),
  )
  return required === undefined
    ? undefined
    : `its argument \`${required.name}\` is required, which callers of the interface need not pass`
}

/** Whether every caller must pass an argument. */
export function isRequired(arg: ArgumentSpec): boolean {
  return !arg.type.nullable && arg.default === undefined
}

/** Covariant: whatever is returned is what the interface promises. */
function resultFits(offered: TypeRef, wanted: TypeRef, isSubtype: IsSubtype): boolean {
  if (offered.nullable && !wanted.nullable) return false
  if (offered.kind === 'list' || wanted.kind === 'list') {
    return (
      offered.kind === 'list' &&
      wanted.kind === 'list' &&
      resultFits(offered.element, wanted.element, isSubtype)
    )
  }
  return offered.name === wanted.name || isSubtype(offered.name, wanted.name)
}

/** Contravariant: whatever callers of the interface may pass is taken. */
function argumentFits(passed: TypeRef, taken: TypeRef, isSubtype: IsSubtype): boolean {
  if (passed.nullable && !taken.nullable) return false
  if (passed.kind === 'list' || taken.kind === 'list') {
    return (
      passed.kind === 'list' &&
      taken.kind === 'list' &&
      argumentFits(passed.element, taken.element, isSubtype)
    )
  }
  return passed.name === taken.name || isSubtype(passed.name, taken.name)
}
