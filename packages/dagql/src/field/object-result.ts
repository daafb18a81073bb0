import type { Call } from '../call/call.ts'
import { digestCall } from '../call/digest-call.ts'
import { encodeId } from '../call/encode-id.ts'

/** An object with its identity: the value that resolvers work on, and the call that made it. */
export class ObjectResult<T = unknown> {
  readonly typeName: string
  readonly value: T
  /** Absent for the root, which nothing made. */
  readonly call: Call | undefined

  constructor(typeName: string, value: T, call: Call | undefined) {
    this.typeName = typeName
    this.value = value
    this.call = call
  }

  /** The recipe ID; empty for the root. */
  id(): string {
    return this.call === undefined ? '' : encodeId(this.call)
  }

  /** The digest of the call that made it; empty for the root. */
  digest(): string {
    return this.call === undefined ? '' : digestCall(this.call)
  }
}
