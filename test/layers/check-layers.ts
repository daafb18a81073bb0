import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { checkCycles } from './check-cycles.ts'
import { checkFolders } from './check-folders.ts'
import { checkNames } from './check-names.ts'
import { checkPackages } from './check-packages.ts'
import { checkPaths } from './check-paths.ts'
import type { PackageLayer } from './package-layers.ts'
import type { Problem } from './problem.ts'
import { readPackage } from './read-package.ts'

/** Checks everything about who may import whom, in the repository at `root`; returns the problems in order of place. */
export function checkLayers(root: string, table: readonly PackageLayer[]): readonly Problem[] {
  const packages = listPackages(root).map((folder) => readPackage(root, folder))
  const problems = [
    checkPackages(packages, table),
    packages.flatMap((facts) => checkPaths(facts)),
    packages.flatMap((facts) => checkFolders(root, facts)),
    packages.flatMap((facts) => checkCycles(facts)),
    checkNames(root),
  ].flat()
  return problems.toSorted((left, right) => left.place.localeCompare(right.place, 'en', { numeric: true }))
}

/** The folders under `packages/` that hold a package. */
export function listPackages(root: string): readonly string[] {
  return readdirSync(join(root, 'packages'))
    .filter((folder) => existsSync(join(root, 'packages', folder, 'package.json')))
    .toSorted()
}
