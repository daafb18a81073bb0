import type { Call } from '../call/call.ts'
import { encodeId } from '../call/encode-id.ts'

/** An object that is passed on without being made: the value of an argument that is declared `lazy`. */
export class LazyReference {
  readonly typeName: string
  readonly call: Call

  constructor(call: Call) {
    this.typeName = call.type
    this.call = call
  }

  /** The recipe ID: `context.load` makes the object. */
  id(): string {
    return encodeId(this.call)
  }
}
