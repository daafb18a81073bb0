import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

type Ranges = Readonly<Record<string, string>>
interface PackedManifest {
  readonly exports?: Readonly<Record<string, unknown>>
  readonly bin?: Readonly<Record<string, string>>
  readonly dependencies?: Ranges
  readonly peerDependencies?: Ranges
  readonly optionalDependencies?: Ranges
}

/**
 * Looks at an unpacked tarball as a user would get it; returns what is wrong with it.
 * `subpaths` are those that the package exports in development: what worked there must work here.
 */
export function checkManifest(folder: string, subpaths: readonly string[]): readonly string[] {
  // What pnpm wrote into the tarball from a manifest of ours.
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as PackedManifest
  const files = globSync('**/*', { cwd: folder })
  const targets = [manifest.exports, manifest.bin].flatMap((value) => listStrings(value))
  const ranges = [manifest.dependencies, manifest.peerDependencies, manifest.optionalDependencies]
    .flatMap((group) => Object.entries(group ?? {}))
    .filter(([, range]) => /^(?:workspace|catalog|link|file):/.test(range))
  return [
    ...subpaths
      .filter((subpath) => !Object.hasOwn(manifest.exports ?? {}, subpath))
      .map((subpath) => `\`exports\` lacks \`${subpath}\``),
    ...listStrings(manifest.exports)
      .filter((path) => !path.startsWith('./dist/'))
      .map((path) => `\`exports\` points at \`${path}\` and not into \`dist\``),
    ...targets.filter((path) => !existsSync(join(folder, path))).map((path) => `\`${path}\` is not packed`),
    ...ranges.map(([name, range]) => `the range \`${range}\` of \`${name}\` means nothing to a registry`),
    ...files.filter((path) => isStray(path)).map((path) => `\`${path}\` is packed`),
    ...['README.md', 'LICENSE'].filter((path) => !files.includes(path)).map((path) => `no \`${path}\``),
  ]
}

function isStray(path: string): boolean {
  return path === 'src' || /\.test\.|\.tsbuildinfo$/.test(path)
}

/** All strings in a value of JSON: the paths of `exports`, whatever its conditions. */
function listStrings(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap((child) => listStrings(child))
}
