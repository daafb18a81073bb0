// Types in code
export {
  Boolean,
  enumOf,
  Float,
  ID,
  Int,
  JSON,
  list,
  nullable,
  object,
  String,
  Void,
  type TypeToken,
  type ValueOf,
} from './type/type-token.ts'
export {
  arg,
  type ArgumentToken,
  type DeclaredField,
  type FieldBuilder,
  type FieldOptions,
} from './field/define-field.ts'
export { layer, type LayerBuilder, type LayerOptions } from './layer/define-layer.ts'

// Types as data
export { asNullable, namedTypeOf, printTypeRef, type TypeRef } from './type/type-ref.ts'
export type {
  EnumMember,
  EnumType,
  InterfaceType,
  JsonValue,
  ScalarType,
  TypeDefinition,
} from './type/type-definition.ts'
export type {
  ArgumentSpec,
  ArgumentValues,
  FieldSpec,
  Invocation,
  ResolveContext,
  Resolver,
  SchemaAccess,
  Selector,
} from './field/field-spec.ts'
export type { LayerType, ObjectClass } from './object/object-class.ts'
export { makeLayer, type LayerInput } from './layer/make-layer.ts'
export { ROOT_TYPE, type Layer } from './layer/layer.ts'

// Views
export { canonicalView, clientView, type Surface, type View, type ViewFilter } from './view/view.ts'

// Calls and identity
export type { Call, Literal } from './call/call.ts'
export { decodeId } from './call/decode-id.ts'
export { digestCall } from './call/digest-call.ts'
export { encodeId } from './call/encode-id.ts'
export { ObjectResult } from './field/object-result.ts'

// Composition
export { Composition } from './composition/composition.ts'
export { compose, composeAll } from './composition/compose.ts'

// Calling
export { ContextValues, contextKey, type ContextKey } from './field/context-key.ts'
export { CallContext } from './invoke/call-context.ts'
export type { FieldResult } from './invoke/wrap-result.ts'

// Serving
export { LazySchema } from './schema/lazy-schema.ts'
export { DocumentError, type DocumentLocations } from './schema/document-error.ts'
export { parseDocument, type DocumentLimits } from './schema/parse-document.ts'
export {
  executeDocument,
  toRefusal,
  toWireError,
  validateDocument,
  type ExecuteRequest,
  type WireError,
  type WireResult,
} from './server/execute-document.ts'
export { createServer, Server, type ServerOptions, type ServerRequest } from './server/server.ts'
