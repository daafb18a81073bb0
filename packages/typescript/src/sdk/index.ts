// Teaches the engine modules written in TypeScript
export { typescriptSdk, type TypescriptSdk, type TypescriptSdkOptions } from './module/typescript-sdk.ts'
export type { SdkCounters } from './counters.ts'
export type { OutputSink } from './process/child-output.ts'
