import { QueryChain } from '../query/query-chain.ts'
import { readText } from '../query/run-query.ts'
import { EngineObject } from './engine-object.ts'

/** A file. */
export class File extends EngineObject {
  constructor(chain: QueryChain, id?: string) {
    super('File', chain, id)
  }

  /** The file that has an ID. */
  static load(id: string): File {
    return new File(QueryChain.node('File', id), id)
  }

  /** Reads the text of the file. */
  contents(): Promise<string> {
    return readText(this.select('contents'))
  }

  /** The name of the file, without its folder. */
  name(): Promise<string> {
    return readText(this.select('name'))
  }

  /** Evaluates the file and gives it by its ID. */
  async sync(): Promise<File> {
    return File.load(await this.id())
  }
}
