// Types in code
export {
  Boolean,
  Float,
  ID,
  Int,
  JSON,
  list,
  nullable,
  String,
  Void,
  type TypeToken,
  type ValueOf,
} from './type/type-token.ts'
export {
  enumOf,
  interfaceOf,
  object,
  scalar,
  type ObjectOptions,
  type ScalarOptions,
} from './type/declare-type.ts'
export { arg, input, type ArgumentOptions, type ArgumentToken } from './field/argument-token.ts'
export {
  type DeclaredField,
  type FieldBuilder,
  type FieldOptions,
  type PropertyField,
  type Resolved,
} from './field/define-field.ts'
export { type DeclaredShape, type ShapeBuilder, type ShapeOptions } from './field/define-shape.ts'
export { answerAs, withResolver } from './field/with-resolver.ts'
export { instance, type Instance } from './field/instance.ts'
export { syncField } from './field/sync-field.ts'
export { legacyIds } from './layer/legacy-ids.ts'
export { layer, type LayerBuilder, type LayerOptions } from './layer/define-layer.ts'

// Types as data
export { asNullable, namedTypeOf, printTypeRef, type TypeRef } from './type/type-ref.ts'
export type { AppliedDirective } from './type/applied-directive.ts'
export type { DirectiveDefinition, DirectiveLocation } from './type/directive-definition.ts'
export type {
  EnumMember,
  EnumType,
  InputType,
  InterfaceType,
  JsonValue,
  ObjectCodec,
  ObjectType,
  ScalarType,
  TypeDefinition,
} from './type/type-definition.ts'
export type {
  ArgumentSpec,
  ArgumentValues,
  BatchResolver,
  FieldShape,
  FieldSpec,
  ImplicitInput,
  ImplicitInputSource,
  Invocation,
  ModuleStamp,
  PreparedCall,
  Reader,
  ResolveContext,
  Resolver,
  SchemaAccess,
  Selector,
} from './field/field-spec.ts'
export type { InterfaceClass, LayerType, ObjectClass } from './object/object-class.ts'
export { makeLayer, type LayerInput } from './layer/make-layer.ts'
export { ROOT_TYPE, type Layer } from './layer/layer.ts'

// Views
export {
  canonicalView,
  clientView,
  type Surface,
  type VersionFilter,
  type View,
  type ViewFilter,
} from './view/view.ts'
export { version } from './view/version.ts'

// Calls and identity
export type { Call, CallModule, Literal, NamedLiteral } from './call/call.ts'
export { decodeId, isIdLike } from './call/decode-id.ts'
export { digestCall } from './call/digest-call.ts'
export { DigestedText } from './call/digested-text.ts'
export { encodeId } from './call/encode-id.ts'
export { Seals } from './call/seals.ts'
export { LazyReference } from './field/lazy-reference.ts'
export { ObjectResult } from './field/object-result.ts'

// Composition
export { Composition } from './composition/composition.ts'
export { compose, composeAll } from './composition/compose.ts'
export { diff } from './diff/diff.ts'
export type { Change, CompositionDiff } from './diff/change.ts'
export { without } from './composition/without.ts'
export type { VisibleSchema } from './composition/visible-schema.ts'

// Results that are kept
export { pure, type CachePolicy, type CacheScope, type Duration } from './field/cache-policy.ts'
export { asRequested, perCall, perClient, perSchema, perSession } from './invoke/implicit-inputs.ts'

// Cache
export type { CacheStats, ResultCacheOptions } from './cache/cache-options.ts'
export type { CacheHit, CacheRequest, Compute, Retention, RunningCall } from './cache/cache-request.ts'
export type { CacheStore, StoreBatch, StoredEntry, ValueCodec } from './cache/cache-store.ts'
export { estimateSize } from './cache/estimate-size.ts'
export { memoryStore, type MemoryStoreOptions } from './cache/memory-store.ts'
export { ResultCache } from './cache/result-cache.ts'
export { resultCodec } from './invoke/result-codec.ts'
export { sqliteStore, type SqliteStoreOptions } from './cache/sqlite-store.ts'

// Calling
export { ContextValues, contextKey, type ContextKey } from './field/context-key.ts'
export { CallContext, type CallContextOptions } from './invoke/call-context.ts'
export type { ModuleLayers } from './invoke/module-layers.ts'
export type { FieldsSelector, SelectedResult } from './invoke/select.ts'
export type { FieldResult } from './invoke/wrap-result.ts'

// Serving
export { LazySchema, type LazySchemaOptions } from './schema/lazy-schema.ts'
export type { CallerFactory, FieldCaller } from './schema/field-resolvers.ts'
export { validationRules } from './schema/known-type-names.ts'
export { DocumentError, type DocumentLocations } from './schema/document-error.ts'
export { parseDocument, type DocumentLimits } from './schema/parse-document.ts'
export {
  CachedDocument,
  DocumentCache,
  type DocumentCacheOptions,
  type DocumentParser,
  type DocumentCacheStats,
} from './plan/document-cache.ts'
export { executeDocument, type ExecuteRequest } from './server/execute-document.ts'
export { toRefusal, toWireError, type WireError, type WireResult } from './server/wire-error.ts'
export {
  createServer,
  Server,
  type ServerCaller,
  type ServerOptions,
  type ServerRequest,
  type Step,
} from './server/server.ts'
export type { Selection } from './server/selection.ts'
export { each, fields, type Decoder } from './invoke/decode-as.ts'
