import { QueryChain } from '../query/query-chain.ts'
import { readTextList } from '../query/run-query.ts'
import { EngineObject } from './engine-object.ts'
import { File } from './file.ts'

/** A directory. Immutable: what changes it gives a new one. */
export class Directory extends EngineObject {
  constructor(chain: QueryChain, id?: string) {
    super('Directory', chain, id)
  }

  /** The directory that has an ID. */
  static load(id: string): Directory {
    return new Directory(QueryChain.node('Directory', id), id)
  }

  /** Lists the names of the files and folders, here or at `path`. */
  entries(path?: string): Promise<string[]> {
    return readTextList(this.select('entries', { name: 'path', type: 'String', value: path }))
  }

  /** This directory plus a file, or with the file replaced. */
  withNewFile(path: string, contents: string): Directory {
    return new Directory(
      this.select(
        'withNewFile',
        { name: 'path', type: 'String!', value: path },
        { name: 'contents', type: 'String!', value: contents },
      ),
    )
  }

  /** The file at a path. */
  file(path: string): File {
    return new File(this.select('file', { name: 'path', type: 'String!', value: path }))
  }

  /** Evaluates the directory and gives it by its ID. */
  async sync(): Promise<Directory> {
    return Directory.load(await this.id())
  }
}
