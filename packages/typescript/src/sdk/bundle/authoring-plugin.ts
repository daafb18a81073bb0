import type { Plugin } from 'esbuild'
import { unknownSubpath } from '../messages.ts'
import { authoringEntry } from './own-sources.ts'

/** The names by which modules import what they are written with. */
const IMPORT = /^(@dagger\.io\/dagger|@graft\/typescript)(\/.*)?$/

/**
 * Resolves what modules are written with to this package, so that decorators and runtime are one instance. It comes
 * before the `paths` of a `tsconfig.json`, an `sdk` folder and `node_modules`.
 */
export const authoringPlugin: Plugin = {
  name: 'graft-authoring',
  setup(build) {
    build.onResolve({ filter: IMPORT }, ({ path }) => {
      const [, packageName = path, subpath] = IMPORT.exec(path) ?? []
      if (subpath === undefined) return { path: authoringEntry(), sideEffects: true }
      return { errors: [{ text: unknownSubpath(path, packageName) }] }
    })
  },
}
