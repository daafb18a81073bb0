import { fail, ok, type Diagnostic, type Result } from '@graft/diagnostics'
import { printTypeRef, type ArgumentSpec } from '@graft/dagql'
import { fieldName, type ArgumentDef, type EnumDef, type JsonValue, type TypeRef } from '@graft/typedef'
import { unknownConfigKey, wrongConfigValue } from '../messages.ts'
import type { Module } from '../module/module.ts'

/**
 * Puts a workspace's configured values in the place of declared defaults, so that help shows them and an
 * explicit value still wins. Keys are accepted in any spelling that names the argument: `dry-run`, `dryRun`.
 *
 * Fails with `MODULE_VALUE_TYPE`; unknown keys are warnings (`MODULE_VALUE_UNKNOWN`).
 */
export function configuredArguments(
  module: Module,
  defs: readonly ArgumentDef[],
  specs: readonly ArgumentSpec[],
): Result<readonly ArgumentSpec[]> {
  const warnings: Diagnostic[] = []
  const errors: Diagnostic[] = []
  const values = new Map<string, JsonValue>()
  const known = specs.map((spec) => spec.name)
  for (const [key, value] of Object.entries(module.config)) {
    const name = fieldName(key)
    const index = known.indexOf(name)
    const def = defs[index]
    const spec = specs[index]
    const given = { module: module.name, key, location: module.configLocations?.get(key) }
    if (def === undefined || spec === undefined) {
      warnings.push(unknownConfigKey(given, known))
    } else if (fits(def.type, value, module.def.enums)) {
      values.set(name, value)
    } else {
      errors.push(wrongConfigValue(given, printTypeRef(spec.type), def.location))
    }
  }
  if (errors.length > 0) return fail(errors)
  return ok(
    specs.map((spec) => {
      const value = values.get(spec.name)
      return value === undefined ? spec : { ...spec, default: value }
    }),
    warnings,
  )
}

/** Whether a configured value can stand for an argument of this type. Objects need addresses, which core brings. */
function fits(type: TypeRef, value: JsonValue, enums: readonly EnumDef[]): boolean {
  if (value === null) return type.nullable
  switch (type.kind) {
    case 'string':
    case 'scalar':
      return typeof value === 'string'
    case 'integer':
      return Number.isSafeInteger(value)
    case 'float':
      return Number.isFinite(value)
    case 'boolean':
      return typeof value === 'boolean'
    case 'list':
      return Array.isArray(value) && value.every((element: JsonValue) => fits(type.element, element, enums))
    case 'enum': {
      const members = enums.find((each) => each.name === type.name)?.members
      return members === undefined
        ? typeof value === 'string'
        : members.some((member) => member.name === value)
    }
    default:
      return false
  }
}
