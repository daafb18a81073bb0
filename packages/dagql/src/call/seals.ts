import { createHmac, randomBytes } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { digestCall } from './digest-call.ts'
import type { Literal } from './call.ts'
import { literalKey } from './call-key.ts'

const MAX_VALUES = 10_000

/**
 * Stands in for sensitive arguments: a keyed digest of the value is in the call in its place, so that two values are
 * two calls and neither can be read from an ID, nor guessed by whoever has not the key. The values themselves are
 * kept in memory for a while, so that a call can be made again here and nowhere else.
 */
export class Seals {
  #key: Uint8Array | undefined
  #values: LRUCache<string, { readonly value: unknown }> | undefined

  /** @param key 32 bytes, kept with the engine's state; without one, seals end with the process */
  constructor(key?: Uint8Array) {
    this.#key = key
  }

  /**
   * Seals a value.
   *
   * @param place the argument, such as `Query.login(token:)`: one value has different seals in different places
   * @param value as the caller gave it, to be passed on when the call is made again
   */
  seal(place: string, literal: Literal, value: unknown): string {
    // Made when first needed: most servers have nothing to seal.
    this.#key ??= randomBytes(32)
    this.#values ??= new LRUCache({ max: MAX_VALUES })
    const text = `${place.length}:${place}${literalKey(literal, digestCall, place)}`
    // UTF-8 would make halves of surrogate pairs alike.
    const seal = createHmac('sha256', this.#key).update(text, 'utf16le').digest('base64url')
    this.#values.set(seal, { value })
    return seal
  }

  /** The value behind a seal; undefined where it was sealed elsewhere, or too long ago. */
  open(seal: string): { readonly value: unknown } | undefined {
    return this.#values?.get(seal)
  }
}
