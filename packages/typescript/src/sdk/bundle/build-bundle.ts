import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { fail, ok, type Result } from '@graft/diagnostics'
import type { ModuleSource } from '@graft/typedef'
import type { BuildOptions } from 'esbuild'
import type { SourceList } from '../source/list-sources.ts'
import { authoringPlugin } from './authoring-plugin.ts'
import { bundleDiagnostics } from './bundle-diagnostics.ts'

/** Name of the generated entry in messages and source maps. */
const ENTRY_NAME = 'graft-entry.js'

export interface BuiltBundle {
  readonly code: Uint8Array
  readonly map: Uint8Array
  /** Absolute paths of every file that went in. */
  readonly inputs: readonly string[]
}

export interface BuildRequest {
  readonly source: ModuleSource
  readonly list: SourceList
  /** The text of the program. */
  readonly entry: string
  /** Name of the file that the code will be written to. */
  readonly fileName: string
}

/** Bundles a module with all that it imports into one file. */
export async function buildBundle(request: BuildRequest): Promise<Result<BuiltBundle>> {
  const { root } = request.source
  // Not at the top: bundling is rare, and esbuild starts a process.
  const { build } = await import('esbuild')
  try {
    const result = await build({
      ...buildOptions(request),
      stdin: { contents: request.entry, resolveDir: root, sourcefile: ENTRY_NAME, loader: 'js' },
      write: false,
      metafile: true,
    })
    const [map, code] = result.outputFiles.toSorted((a) => (a.path.endsWith('.map') ? -1 : 1))
    const inputs = Object.keys(result.metafile.inputs)
      .filter((input) => input !== ENTRY_NAME && !/^[\w()-]{2,}:/.test(input))
      .map((input) => path.resolve(root, input))
    return ok({ code: code?.contents ?? new Uint8Array(), map: map?.contents ?? new Uint8Array(), inputs })
  } catch (error) {
    return fail(await bundleDiagnostics(error, root))
  }
}

function buildOptions({ source, list, fileName }: BuildRequest): BuildOptions {
  const { root } = source
  // The nearest to the code counts; its `paths` keep working.
  const tsconfig = list.config.findLast(([file]) => path.basename(file) === 'tsconfig.json')?.[0]
  return {
    absWorkingDir: root,
    outfile: path.join(root, fileName),
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    // The runtime finds classes by their names.
    keepNames: true,
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'none',
    logLevel: 'silent',
    plugins: [authoringPlugin],
    // For CommonJS dependencies. A global, so that it meets no declaration of the same name in a module.
    banner: { js: requireBanner(root) },
    tsconfigRaw: {
      ...(tsconfig === undefined ? {} : { extends: tsconfig }),
      compilerOptions: {
        // Whatever the module's own configuration says: these decide whether the code means what was introspected.
        experimentalDecorators: true,
        useDefineForClassFields: false,
        verbatimModuleSyntax: false,
      },
      // `extends` works, though the declared type leaves it out.
    } as Exclude<BuildOptions['tsconfigRaw'], undefined>,
  }
}

function requireBanner(root: string): string {
  const base = JSON.stringify(pathToFileURL(path.join(root, 'package.json')).href)
  return `import { createRequire as graftCreateRequire } from 'node:module'; globalThis.require = graftCreateRequire(${base});`
}
