// What a module declares
export { isJsonObject, type JsonValue } from './definition/json-value.ts'
export type {
  ArgumentDef,
  Described,
  EnumDef,
  EnumMemberDef,
  FieldDef,
  FunctionDef,
  ModuleDef,
  ObjectDef,
} from './definition/module-def.ts'
export type {
  ListRef,
  NamedKind,
  NamedRef,
  PrimitiveKind,
  PrimitiveRef,
  TypeRef,
} from './definition/type-ref.ts'

// Places outside of the module
export { placeDiagnosticBelow } from './place/place-below.ts'
export { placeModuleDef } from './place/place-module-def.ts'

// Names
export { commandName } from './name/command-name.ts'
export { fieldName } from './name/field-name.ts'
export { namespaceName, type ModuleNames } from './name/namespace-name.ts'
export { typeName } from './name/type-name.ts'

// The document as JSON
export { decodeModuleDef } from './codec/decode-module-def.ts'

// Ports
export type { CallbackRequest, CallOptions, FunctionCall, ModuleRuntime } from './port/module-runtime.ts'
export type { LoadedModule, ModuleSource, Sdk } from './port/sdk.ts'
export {
  isWireObject,
  isWirePlain,
  isWireReference,
  type WireObject,
  type WirePlain,
  type WireReference,
} from './port/wire-value.ts'
