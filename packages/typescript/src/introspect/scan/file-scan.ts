import type { ParsedSource } from '../host/parse-source.ts'
import type { Declaration, NameSpace } from './declaration.ts'

/** Stands for all exports of another file, as in `import * as name`. */
export const EVERYTHING = '*'

/** A name that comes from another file or package. */
export interface ImportedName {
  readonly specifier: string
  /** The name that it has there; `EVERYTHING` for all of them. */
  readonly name: string
  /** Where the import stands. */
  readonly offset: number
}

export type ExportedName = { readonly local: string } | { readonly from: ImportedName }

/** The names of one file: what it declares, imports and exports. */
export interface FileScan {
  readonly source: ParsedSource
  readonly declarations: { readonly [space in NameSpace]: ReadonlyMap<string, Declaration> }
  readonly imports: ReadonlyMap<string, ImportedName>
  readonly exports: ReadonlyMap<string, ExportedName>
  /** The local names that are exported, under whatever name. */
  readonly exportedLocals: ReadonlySet<string>
  /** `export * from …` */
  readonly exportedFiles: readonly ImportedName[]
}
