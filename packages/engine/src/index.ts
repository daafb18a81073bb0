// Making an engine
export { createEngine, type EngineLimits, type EngineOptions } from './engine/create-engine.ts'
export type { Engine, EngineClient } from './engine/engine.ts'

// What clients say and get
export { METADATA_HEADER, type ClientMetadata, type ExtraModule } from './session/client-metadata.ts'
export type { ModuleFailure } from './serve/prepare-schema.ts'
export type { GraphQLRequest } from './serve/serve-request.ts'
