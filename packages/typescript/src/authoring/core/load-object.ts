import { QueryChain } from '../query/query-chain.ts'
import { Directory } from './directory.ts'
import { EngineObject } from './engine-object.ts'
import { File } from './file.ts'

const loaders: ReadonlyMap<string, (id: string) => EngineObject> = new Map<
  string,
  (id: string) => EngineObject
>([
  ['Directory', Directory.load],
  ['File', File.load],
])

/** The object of a type that has an ID. A type that has no class here gives an object that can only be passed on. */
export function loadObject(type: string, id: string): EngineObject {
  return loaders.get(type)?.(id) ?? new EngineObject(type, QueryChain.node(type, id), id)
}
