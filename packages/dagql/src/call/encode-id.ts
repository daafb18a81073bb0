import { GraftError } from '@graft/diagnostics'
import { ByteWriter } from '../internal/byte-writer.ts'
import type { Call, CallModule, NamedLiteral } from './call.ts'
import { digestCall } from './digest-call.ts'
import { ID_VERSION, MAX_CALLS, MAX_ID_LENGTH, MAX_NTH } from './id-limits.ts'
import { tooLargeId } from './messages.ts'
import { TextWriter } from './text-table.ts'
import { dependenciesOf, visitCalls } from './visit-calls.ts'
import { writeLiteral } from './write-literal.ts'

/** Which parts of a call follow; one bit each. */
export const callParts = {
  /** The receiver is the call before; nothing follows. */
  previous: 1,
  receiver: 2,
  nth: 4,
  module: 8,
  interval: 16,
  declaration: 32,
  implicit: 64,
  args: 128,
} as const

// One for all: nothing but this package's code runs while an ID is written.
const out = new ByteWriter((MAX_ID_LENGTH / 4) * 3)

/**
 * Encodes a call as its recipe ID: base64url of a versioned binary form, in which the calls stand each before those
 * that use it. A call that is reached twice is stored once, so that an ID grows with the calls and not with the ways
 * to reach them; modules and short texts are stored once too.
 *
 * @throws GraftError `ID_TOO_LARGE` where `decodeId` would refuse the ID
 */
export function encodeId(call: Call): string {
  // Also sees to it that no call below is deeper than the stack.
  digestCall(call)
  const order = orderOf(call)
  if (order.length > MAX_CALLS)
    throw new GraftError(tooLargeId(call.field, `it takes more than ${MAX_CALLS} calls to make it`))
  try {
    out.clear()
    out.byte(ID_VERSION)
    out.integer(order.length)
    new CallWriter().write(order)
    return out.finish()
  } catch (error) {
    if (error instanceof RangeError) throw new GraftError(tooLargeId(call.field, error.message))
    throw error
  }
}

/** The calls that an ID holds: of equal ones the first. */
function orderOf(call: Call): readonly Call[] {
  if (dependenciesOf(call).length === 0) return [call]
  const order: Call[] = []
  const seen = new Set<string>()
  visitCalls(
    call,
    (each) => seen.has(digestCall(each)),
    (each) => {
      seen.add(digestCall(each))
      order.push(each)
    },
  )
  return order
}

/** Writes the calls of one ID. */
class CallWriter {
  readonly #texts = new TextWriter(out)
  readonly #positions = new Map<string, number>()
  readonly #modules = new Map<string, number>()

  write(order: readonly Call[]): void {
    for (const call of order) {
      this.#writeCall(call)
      this.#positions.set(digestCall(call), this.#positions.size)
    }
  }

  #writeCall(call: Call): void {
    const { receiver, nth = [], module, interval, declaration, args, implicit = [] } = call
    const distance = receiver === undefined ? 0 : this.#distanceTo(receiver)
    out.byte(
      (distance === 1 ? callParts.previous : 0) |
        (distance > 1 ? callParts.receiver : 0) |
        (nth.length === 0 ? 0 : callParts.nth) |
        (module === undefined ? 0 : callParts.module) |
        (interval === undefined ? 0 : callParts.interval) |
        (declaration === undefined ? 0 : callParts.declaration) |
        (implicit.length === 0 ? 0 : callParts.implicit) |
        (args.length === 0 ? 0 : callParts.args),
    )
    if (distance > 1) out.integer(distance)
    this.#texts.write(call.field)
    this.#texts.write(call.type)
    if (nth.length > 0) this.#writeNth(nth)
    if (module !== undefined) this.#writeModule(module)
    if (interval !== undefined) this.#texts.write(interval)
    if (declaration !== undefined) this.#texts.write(declaration)
    if (args.length > 0) this.#writeValues(args)
    if (implicit.length > 0) this.#writeValues(implicit)
  }

  /** How far before the call that is being written another one stands. */
  #distanceTo(call: Call): number {
    return this.#positions.size - (this.#positions.get(digestCall(call)) ?? 0)
  }

  #writeNth(nth: readonly number[]): void {
    if (nth.length > MAX_NTH) throw new RangeError(`an element lies in more than ${MAX_NTH} lists`)
    out.integer(nth.length)
    for (const at of nth) out.integer(at)
  }

  /** Writes 0 and a module, or the number of one that was written before. */
  #writeModule({ digest, name = '', ref = '' }: CallModule): void {
    const key = `${name.length}:${name}${ref.length}:${ref}${digest}`
    const known = this.#modules.get(key)
    if (known !== undefined) return out.integer(known)
    this.#modules.set(key, this.#modules.size + 1)
    out.byte(0)
    for (const text of [digest, name, ref]) this.#texts.write(text)
  }

  #writeValues(values: readonly NamedLiteral[]): void {
    out.integer(values.length)
    for (const [name, value] of values) {
      this.#texts.write(name)
      writeLiteral(value, out, {
        text: (text) => this.#texts.write(text),
        call: (each) => out.integer(this.#distanceTo(each)),
      })
    }
  }
}
