import type { JsonValue } from '@graft/typedef'

/** The value of a module's object inside the engine: its state, by member name, as the runtime gave it. */
export interface ModuleObject {
  /** Identity of the module whose object it is, whatever its type is published as. */
  readonly identity: string
  /** Its class, as the module spells it. */
  readonly object: string
  readonly state: { readonly [member: string]: JsonValue }
}

export function isModuleObject(value: unknown): value is ModuleObject {
  return (
    typeof value === 'object' &&
    value !== null &&
    'identity' in value &&
    'object' in value &&
    'state' in value
  )
}
