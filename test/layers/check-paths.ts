import { posix } from 'node:path'
import type { Problem } from './problem.ts'
import type { PackageFacts } from './read-package.ts'

/** Checks how relative imports are written: to a file, with `.ts`, inside the package, never to an index. */
export function checkPaths(facts: PackageFacts): Problem[] {
  const problems: Problem[] = []
  for (const { path, isTest, imports } of facts.sources) {
    for (const { specifier, line } of imports) {
      if (!specifier.startsWith('.')) continue
      const place = `${facts.src}/${path}:${line}`
      const target = posix.join(posix.dirname(path), specifier)
      // What several tests of a package need is in its `test` folder, which is neither compiled nor published.
      const isTestSupport = isTest && target.startsWith('../test/')
      if (target.startsWith('..') && !isTestSupport) {
        const message = `\`${specifier}\` leaves the sources of \`${facts.name}\`; import a package by its name`
        problems.push({ rule: 'import-outside', place, message })
      } else if (!target.endsWith('.ts')) {
        const message = `\`${specifier}\` does not name a file with \`.ts\``
        problems.push({ rule: 'import-extension', place, message })
      } else if (posix.basename(target) === 'index.ts') {
        const message = `\`${specifier}\` is an index; import the file that declares the name`
        problems.push({ rule: 'import-index', place, message })
      }
    }
  }
  return problems
}
