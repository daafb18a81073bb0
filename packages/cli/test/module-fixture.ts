import {
  typeName,
  type ArgumentDef,
  type EnumDef,
  type FieldDef,
  type JsonValue,
  type TypeRef,
} from '@graft/typedef'
import type { InlineFunction } from './inline-sdk.ts'

export const text: TypeRef = { kind: 'string', nullable: false }
export const int: TypeRef = { kind: 'integer', nullable: false }
export const float: TypeRef = { kind: 'float', nullable: false }
export const bool: TypeRef = { kind: 'boolean', nullable: false }
export const nothing: TypeRef = { kind: 'void', nullable: true }
export const json: TypeRef = { kind: 'scalar', name: 'JSON', nullable: false }

export function objectRef(name: string): TypeRef {
  return { kind: 'object', name, nullable: false }
}

export function enumRef(name: string): TypeRef {
  return { kind: 'enum', name, nullable: false }
}

export function listOf(element: TypeRef): TypeRef {
  return { kind: 'list', element, nullable: false }
}

export function optional(type: TypeRef): TypeRef {
  return { ...type, nullable: true }
}

export function argument(name: string, type: TypeRef, more: Partial<ArgumentDef> = {}): ArgumentDef {
  return { name, type, ...more }
}

/** A function with what it does. Without a type it returns text. */
export interface FunctionFixture {
  readonly args?: readonly ArgumentDef[]
  readonly returns?: TypeRef
  readonly description?: string
  readonly deprecated?: string
  readonly run: InlineFunction
}

export interface ObjectFixture {
  readonly description?: string
  readonly fields?: readonly FieldDef[]
  readonly functions?: { readonly [name: string]: FunctionFixture | InlineFunction }
}

/** A module whose main object carries its name. */
export interface ModuleFixture extends ObjectFixture {
  /** Arguments of the constructor; unless `construct` says otherwise they become the state. */
  readonly args?: readonly ArgumentDef[]
  readonly construct?: InlineFunction
  /** Further objects by name. */
  readonly objects?: { readonly [name: string]: ObjectFixture }
  readonly enums?: readonly EnumDef[]
}

/** The typedef document of a fixture. */
export function fixtureDocument(name: string, module: ModuleFixture): JsonValue {
  const main = typeName(name)
  const document = {
    formatVersion: 1,
    name,
    mainObject: main,
    objects: Object.entries({ [main]: module, ...module.objects }).map(([object, fixture]) => ({
      name: object,
      description: fixture.description,
      fields: fixture.fields ?? [],
      functions: Object.entries(fixture.functions ?? {}).map(([member, fn]) => functionDocument(member, fn)),
      constructorFunction:
        object === main ? { name: '', arguments: module.args ?? [], returns: objectRef(main) } : undefined,
    })),
    enums: module.enums ?? [],
  }
  // Leaves out what is undefined, as JSON does.
  return JSON.parse(JSON.stringify(document))
}

function functionDocument(name: string, fn: FunctionFixture | InlineFunction): object {
  if (typeof fn === 'function') return { name, arguments: [], returns: text }
  const { args = [], returns = text, description, deprecated } = fn
  return { name, arguments: args, returns, description, deprecated }
}

/** What the functions of a fixture do, by `Object.member`. */
export function fixtureFunctions(name: string, module: ModuleFixture): ReadonlyMap<string, InlineFunction> {
  const functions = new Map<string, InlineFunction>()
  const main = typeName(name)
  if (module.construct !== undefined) functions.set(`${main}.`, module.construct)
  for (const [object, fixture] of Object.entries({ [main]: module, ...module.objects })) {
    for (const [member, fn] of Object.entries(fixture.functions ?? {})) {
      functions.set(`${object}.${member}`, typeof fn === 'function' ? fn : fn.run)
    }
  }
  return functions
}
