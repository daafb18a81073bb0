import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface WorkspacePackage {
  readonly name: string
  /** The absolute path of its folder. */
  readonly home: string
  /** What it exports in development: `.`, `./sdk`. */
  readonly subpaths: readonly string[]
}

/** Lists the packages under `packages/` that are published. */
export function listPackages(root: string): readonly WorkspacePackage[] {
  return readdirSync(join(root, 'packages'))
    .map((folder) => join(root, 'packages', folder))
    .filter((home) => existsSync(join(home, 'package.json')))
    .map((home) => {
      // Our own manifests: their shape is known.
      const manifest = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as {
        readonly name: string
        readonly private?: boolean
        readonly exports?: Readonly<Record<string, unknown>>
      }
      return { manifest, home }
    })
    .filter(({ manifest }) => manifest.private !== true)
    .map(({ manifest, home }) => ({
      name: manifest.name,
      home,
      subpaths: Object.keys(manifest.exports ?? {}),
    }))
}
