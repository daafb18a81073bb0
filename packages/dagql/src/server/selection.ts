import type { VisibleSchema } from '../composition/visible-schema.ts'
import { decodeAs, type Decoder } from '../invoke/decode-as.ts'
import type { SelectedResult } from '../invoke/select.ts'
import type { TypeToken } from '../type/type-token.ts'

/** What a path of selectors leads to: awaited as it is, or decoded by a type. */
export class Selection implements PromiseLike<SelectedResult> {
  readonly #result: Promise<SelectedResult>
  readonly #schema: VisibleSchema

  constructor(result: Promise<SelectedResult>, schema: VisibleSchema) {
    this.#result = result
    this.#schema = schema
  }

  /**
   * The value that the path leads to, as resolvers of the type have it: numbers and text, enum values, the values of
   * objects, lists of these.
   *
   * @throws GraftError `SELECT_TYPE` where it is of another type, and whatever the calls throw
   */
  async as<T>(type: TypeToken<T> | Decoder<T>): Promise<T> {
    return decodeAs(type, await this.#result, this.#schema)
  }

  // A selection is awaited like the promise that it stands for.
  // oxlint-disable-next-line unicorn/no-thenable
  then<A = SelectedResult, B = never>(
    onFulfilled?: ((value: SelectedResult) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#result.then(onFulfilled, onRejected)
  }
}
