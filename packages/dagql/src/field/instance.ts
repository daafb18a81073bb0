import { invariant } from '@graft/diagnostics'
import type { TypeToken } from '../type/type-token.ts'

/** A value that says of which object type it is, for a field whose type is an interface. */
export class Instance {
  readonly typeName: string
  readonly value: unknown

  constructor(typeName: string, value: unknown) {
    this.typeName = typeName
    this.value = value
  }
}

/** Gives a value its object type where a resolver returns an interface: `instance(Circle, { radius: 1 })`. */
export function instance<T>(token: TypeToken<T>, value: NoInfer<T>): Instance {
  invariant(token.definition?.kind === 'object', 'only object types have instances')
  return new Instance(token.definition.name, value)
}
