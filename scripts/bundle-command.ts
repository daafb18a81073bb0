import { readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join } from 'node:path'
import { build } from 'esbuild'

/** Dependencies that hold native code and so cannot be bundled. */
const nativeDependencies = ['esbuild', 'oxc-parser']

/**
 * Bundles the `graft` command into `dist/bundle` of its package, split so that a command loads only what it needs.
 * Returns the packages that the bundle imports although the command does not depend on them.
 */
export async function bundleCommand(home: string): Promise<readonly string[]> {
  const { metafile } = await build({
    absWorkingDir: home,
    entryPoints: ['src/run.ts'],
    outdir: 'dist/bundle',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    // ES modules first: the CommonJS form of some dependencies finds its parts by names that no bundler sees.
    mainFields: ['module', 'main'],
    external: nativeDependencies,
    minifySyntax: true,
    metafile: true,
    logLevel: 'warning',
    // CommonJS dependencies ask for Node's own modules by `require`, which ES modules do not have.
    banner: {
      js: "import { createRequire as createRequireOfBundle } from 'node:module'\nconst require = createRequireOfBundle(import.meta.url)",
    },
  })
  const manifest = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as {
    readonly dependencies?: Readonly<Record<string, string>>
  }
  const imported = Object.values(metafile.outputs)
    .flatMap((output) => output.imports)
    .filter(({ path, external }) => external === true && !isBuiltin(path))
    .map(({ path }) => path)
  return [...new Set(imported)].filter((path) => !Object.hasOwn(manifest.dependencies ?? {}, path))
}
