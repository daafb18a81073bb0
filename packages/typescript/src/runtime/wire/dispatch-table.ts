import type { ArgumentDef, FunctionDef, ModuleDef, ObjectDef, TypeRef } from '@graft/typedef'

export interface ArgumentEntry {
  readonly name: string
  readonly type: TypeRef
  /** What the function receives where the argument is left out. */
  readonly missing: 'undefined' | 'null'
  readonly variadic: boolean
}

export interface FunctionEntry {
  /** The member to call; the empty string is the constructor. */
  readonly member: string
  /** In the order that the source declares. */
  readonly arguments: readonly ArgumentEntry[]
  readonly returns: TypeRef
}

export interface ObjectEntry {
  readonly name: string
  /** The types of what is published of the state. Other state travels as it is. */
  readonly fields: readonly { readonly member: string; readonly type: TypeRef }[]
  readonly functions: readonly FunctionEntry[]
}

export interface EnumEntry {
  readonly name: string
  readonly members: readonly { readonly name: string; readonly value: string }[]
}

/** The part of a typedef document that a module process needs to call functions and to translate values. */
export interface DispatchTable {
  readonly objects: readonly ObjectEntry[]
  readonly enums: readonly EnumEntry[]
}

/** Reduces a typedef document to what running needs: no descriptions, no places. */
export function createDispatchTable(def: ModuleDef): DispatchTable {
  return {
    objects: def.objects.map(objectEntry),
    enums: def.enums.map(({ name, members }) => ({
      name,
      members: members.map((member) => ({ name: member.name, value: member.value ?? member.name })),
    })),
  }
}

function objectEntry(object: ObjectDef): ObjectEntry {
  const { constructorFunction } = object
  const functions = object.functions.map((fn) => functionEntry(fn, fn.member ?? fn.name))
  if (constructorFunction !== undefined) functions.unshift(functionEntry(constructorFunction, ''))
  return {
    name: object.name,
    fields: object.fields.map((field) => ({ member: field.member ?? field.name, type: field.type })),
    functions,
  }
}

function functionEntry(fn: FunctionDef, member: string): FunctionEntry {
  return { member, arguments: fn.arguments.map(argumentEntry), returns: fn.returns }
}

/** `x: T | null` receives null; `x?: T` and `x = 1` receive undefined, so that the source's own default applies. */
function argumentEntry(argument: ArgumentDef): ArgumentEntry {
  const leavesOut = argument.omittable === true || argument.default !== undefined
  return {
    name: argument.name,
    type: argument.type,
    missing: argument.type.nullable && !leavesOut ? 'null' : 'undefined',
    variadic: argument.variadic === true,
  }
}
