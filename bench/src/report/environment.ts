import { existsSync, readFileSync } from 'node:fs'
import { arch, cpus, platform } from 'node:os'
import { fileURLToPath } from 'node:url'

/** What the figures were measured on: they mean something beside others of the same run only. */
export interface Environment {
  readonly date: string
  readonly node: string
  readonly machine: string
  /** Versions of what takes part, by the name of the package. */
  readonly versions: { readonly [name: string]: string }
}

const packages = ['../../', '../../peers-16/'].map((path) => fileURLToPath(new URL(path, import.meta.url)))

/** Describes this process, the machine and the installed contenders. */
export function describeEnvironment(): Environment {
  const [first] = cpus()
  return {
    date: new Date().toISOString(),
    node: process.version,
    machine: `${cpus().length} x ${first?.model ?? 'unknown'}, ${platform()} ${arch()}`,
    versions: Object.fromEntries(packages.flatMap(installedVersions)),
  }
}

function installedVersions(home: string): readonly (readonly [string, string])[] {
  const wanted = readManifest(`${home}package.json`).devDependencies ?? {}
  return Object.keys(wanted).flatMap((name) => {
    const path = `${home}node_modules/${name}/package.json`
    const version = existsSync(path) ? readManifest(path).version : undefined
    // Both packages have a `graphql`; the older one has its own name already.
    return version === undefined ||
      name.startsWith('@graft/') ||
      (name === 'graphql' && version.startsWith('16.'))
      ? []
      : [[name, version] as const]
  })
}

interface Manifest {
  readonly version?: string
  readonly devDependencies?: { readonly [name: string]: string }
}

function readManifest(path: string): Manifest {
  // Manifests of installed packages have this shape, or the package manager would not have taken them.
  return JSON.parse(readFileSync(path, 'utf8')) as Manifest
}
