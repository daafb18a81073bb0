import { posix } from 'node:path'
import { findCycles } from './find-cycles.ts'
import type { Problem } from './problem.ts'
import type { PackageFacts } from './read-package.ts'

/** Checks that no file of a package imports itself over others. Type-only imports count: they knot a reader's head as well. */
export function checkCycles(facts: PackageFacts): Problem[] {
  const graph = new Map(
    facts.sources.map(({ path, imports }) => [
      path,
      imports
        .filter(({ specifier }) => specifier.startsWith('.'))
        .map(({ specifier }) => posix.join(posix.dirname(path), specifier)),
    ]),
  )
  return findCycles(graph).map((cycle) => ({
    rule: 'import-cycle',
    place: `${facts.src}/${cycle[0] ?? ''}`,
    message: `files import each other: ${cycle.join(' → ')}`,
  }))
}
