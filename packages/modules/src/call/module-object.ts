import type { JsonValue } from '@graft/typedef'

/** The value of a module's object inside the engine: its state, by member name, as the runtime gave it. */
export interface ModuleObject {
  readonly state: { readonly [member: string]: JsonValue }
}

export function isModuleObject(value: unknown): value is ModuleObject {
  return typeof value === 'object' && value !== null && 'state' in value && typeof value.state === 'object'
}
