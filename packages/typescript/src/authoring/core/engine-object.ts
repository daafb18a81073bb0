import type { QueryArgument, QueryChain } from '../query/query-chain.ts'
import { readText } from '../query/run-query.ts'

/** An object that lives in the engine. It is lazy: nothing is sent before something of it is awaited. */
export class EngineObject {
  readonly #type: string
  readonly #chain: QueryChain
  #id: string | undefined

  /** @param id the object's ID, where it is known: then no request is needed to learn it. */
  constructor(type: string, chain: QueryChain, id?: string) {
    this.#type = type
    this.#chain = chain
    this.#id = id
  }

  /** The GraphQL type of an object. Static, so that it is never taken for part of the API. */
  static typeOf(object: EngineObject): string {
    return object.#type
  }

  /** Evaluates the object and gives its ID, which another call can load it by. */
  async id(): Promise<string> {
    this.#id ??= await readText(this.#chain.field('id'))
    return this.#id
  }

  /** The path to a field of this object. */
  protected select(name: string, ...args: readonly QueryArgument[]): QueryChain {
    return this.#chain.field(name, ...args)
  }
}
