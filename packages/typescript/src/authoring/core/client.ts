import { currentCall } from '../call/call-scope.ts'
import { QueryChain } from '../query/query-chain.ts'
import { readText } from '../query/run-query.ts'
import { Directory } from './directory.ts'

/** The root of the API, as the running function sees it. */
export class Client {
  /** An empty directory. */
  directory(): Directory {
    return new Directory(this.#select('directory'))
  }

  /** The version of the engine. */
  async version(): Promise<string> {
    return readText(this.#select('version'))
  }

  /** Fails at once where no function is running, and not first where the chain is awaited. */
  #select(name: string): QueryChain {
    currentCall()
    return QueryChain.root.field(name)
  }
}

/** The API of the engine, for the function that is running. Throws `DAG_NO_CALL` where none is. */
export const dag: Client = new Client()
