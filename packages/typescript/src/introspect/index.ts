// Describing a module from its sources
export {
  introspectModule,
  MAX_FILES,
  MAX_TOTAL_BYTES,
  type IntrospectInput,
} from './pipeline/introspect-module.ts'
