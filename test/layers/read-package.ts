import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { listFiles, type Listing } from './list-files.ts'
import { readImports, type SourceImport } from './read-imports.ts'

/** A package as the layer checks see it. */
export interface PackageFacts {
  /** The folder under `packages/`, which is also the name after `@graft/`. */
  readonly folder: string
  readonly name: string
  /** Where the sources are, from the root: `packages/dagql/src`. */
  readonly src: string
  /** `dependencies` and `peerDependencies`: what the published sources can import. */
  readonly dependencies: ReadonlySet<string>
  readonly devDependencies: ReadonlySet<string>
  readonly exports: ReadonlySet<string>
  /** Folder names of the packages that `tsconfig.json` refers to. */
  readonly references: ReadonlySet<string>
  readonly listing: Listing
  readonly sources: readonly SourceFile[]
}

export interface SourceFile {
  /** The path from `src`. */
  readonly path: string
  readonly isTest: boolean
  readonly imports: readonly SourceImport[]
}

// The shapes of files that the repository itself holds; a test may trust them.
interface Manifest {
  readonly name: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
  readonly exports?: Readonly<Record<string, unknown>>
}
interface TypeScriptConfig {
  readonly references?: readonly { readonly path: string }[]
}

/** Reads the manifest, the references and every source of the package in `packages/<folder>`. */
export function readPackage(root: string, folder: string): PackageFacts {
  const home = join(root, 'packages', folder)
  const manifest = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as Manifest
  const configFile = join(home, 'tsconfig.json')
  const config = existsSync(configFile)
    ? (JSON.parse(readFileSync(configFile, 'utf8')) as TypeScriptConfig)
    : {}
  const listing = listFiles(join(home, 'src'))
  return {
    folder,
    name: manifest.name,
    src: `packages/${folder}/src`,
    dependencies: new Set(Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })),
    devDependencies: new Set(Object.keys(manifest.devDependencies ?? {})),
    exports: new Set(Object.keys(manifest.exports ?? {})),
    references: new Set((config.references ?? []).map((reference) => basename(reference.path))),
    listing,
    sources: listing.files
      .filter((path) => path.endsWith('.ts'))
      .map((path) => ({
        path,
        isTest: path.endsWith('.test.ts'),
        imports: readImports(join(home, 'src', path)),
      })),
  }
}
