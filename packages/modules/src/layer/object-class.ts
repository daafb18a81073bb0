import type { FieldSpec, ObjectClass } from '@graft/dagql'
import { invariant } from '@graft/diagnostics'
import { fieldName, type FieldDef, type FunctionDef, type ObjectDef } from '@graft/typedef'
import { callFunction } from '../call/call-function.ts'
import { decodeValue } from '../call/decode-value.ts'
import { isModuleObject } from '../call/module-object.ts'
import type { ModuleScope } from '../call/module-scope.ts'
import { publishTypeRef } from '../namespace/published-names.ts'
import { argumentSpecs } from './argument-specs.ts'

/** An object of a module as an object class: fields read the state, functions call the runtime. */
export function objectClass(object: ObjectDef, scope: ModuleScope): ObjectClass {
  const fields = [
    ...object.fields.map((field) => stateField(field, scope)),
    ...object.functions.map((fn) => functionField(object, fn, scope)),
  ]
  return {
    kind: 'object',
    name: scope.names.publish(object.name),
    description: object.description,
    location: object.location,
    fields,
  }
}

function stateField(field: FieldDef, scope: ModuleScope): FieldSpec {
  const { module, names, identity } = scope
  return {
    name: fieldName(field.name),
    description: field.description,
    deprecated: field.deprecated,
    location: field.location,
    type: publishTypeRef(field.type, names),
    args: [],
    owner: module.name,
    module: { digest: identity, name: module.name },
    resolve: ({ receiver, context }) => {
      invariant(isModuleObject(receiver.value), 'objects of a module have a state')
      const { state } = receiver.value
      const member = field.member ?? field.name
      const value = Object.hasOwn(state, member) ? (state[member] ?? null) : null
      return decodeValue(field.name, field.type, value, { scope, context })
    },
  }
}

function functionField(object: ObjectDef, fn: FunctionDef, scope: ModuleScope): FieldSpec {
  const { module, names, identity } = scope
  const target = { scope, object: object.name, fn }
  return {
    name: fieldName(fn.name),
    description: fn.description,
    deprecated: fn.deprecated,
    location: fn.location,
    type: publishTypeRef(fn.returns, names),
    args: argumentSpecs(fn.arguments, names),
    owner: module.name,
    module: { digest: identity, name: module.name },
    resolve: ({ receiver, args, context }) => {
      invariant(isModuleObject(receiver.value), 'objects of a module have a state')
      return callFunction(target, receiver.value.state, args, context)
    },
  }
}
