import type { FieldSpec } from '@graft/dagql'
import { ok, type Result } from '@graft/diagnostics'
import { fieldName, type FunctionDef, type ObjectDef } from '@graft/typedef'
import { callFunction } from '../call/call-function.ts'
import type { ModuleScope } from '../call/module-scope.ts'
import { publishTypeRef } from '../namespace/published-names.ts'
import { argumentSpecs } from './argument-specs.ts'
import { configuredArguments } from './configured-arguments.ts'

/**
 * The root field that makes a module's main object. Its arguments are those of the constructor, with configured
 * values as their defaults. Without docs of its own it shows the object's, or else the module's.
 */
export function constructorField(object: ObjectDef, scope: ModuleScope): Result<FieldSpec> {
  const { module, names, identity } = scope
  const fn = object.constructorFunction ?? implicitConstructor(object)
  const args = configuredArguments(module, fn.arguments, argumentSpecs(fn.arguments, names))
  if (!args.ok) return args
  const target = { scope, object: object.name, fn: { ...fn, name: '', member: '' } }
  return ok(
    {
      name: fieldName(module.name),
      description: fn.description ?? object.description ?? module.def.description,
      deprecated: fn.deprecated ?? object.deprecated,
      location: fn.location ?? object.location,
      type: publishTypeRef(fn.returns, names),
      args: args.value,
      owner: module.name,
      module: { digest: identity, name: module.name },
      isConstructor: true,
      resolve: ({ args: values, context }) => callFunction(target, {}, values, context),
    },
    args.warnings,
  )
}

function implicitConstructor(object: ObjectDef): FunctionDef {
  return { name: '', arguments: [], returns: { kind: 'object', name: object.name, nullable: false } }
}
