import type { PackageLayer } from './package-layers.ts'
import type { Problem } from './problem.ts'
import type { PackageFacts } from './read-package.ts'

const scope = '@graft/'

/** Checks what packages ask of each other: in manifests, in TypeScript references and in the imports of sources. */
export function checkPackages(packages: readonly PackageFacts[], table: readonly PackageLayer[]): Problem[] {
  const byName = new Map(packages.map((facts) => [facts.name, facts]))
  return packages.flatMap((facts) => {
    const row = table.find(({ name }) => facts.folder === name && facts.name === scope + name)
    const manifest = `packages/${facts.folder}/package.json`
    if (row === undefined) {
      const message = `\`${facts.name}\` is not in the table of layers under the name of its folder`
      return [{ rule: 'package-unknown', place: manifest, message }]
    }
    return [...checkManifest(facts, row), ...checkReferences(facts), ...checkSources(facts, row, byName)]
  })
}

function checkManifest(facts: PackageFacts, row: PackageLayer): Problem[] {
  return [...facts.dependencies, ...facts.devDependencies]
    .filter((name) => name.startsWith(scope) && !mayImport(row, name))
    .map((name) => ({
      rule: 'package-layer',
      place: `packages/${facts.folder}/package.json`,
      message: `\`${facts.name}\` may not depend on \`${name}\``,
    }))
}

function checkReferences(facts: PackageFacts): Problem[] {
  const place = `packages/${facts.folder}/tsconfig.json`
  const needed = [...facts.dependencies].filter((name) => name.startsWith(scope))
  const given = [...facts.references].map((folder) => scope + folder)
  const messages = [
    ...needed
      .filter((name) => !given.includes(name))
      .map((name) => `the dependency \`${name}\` has no reference`),
    ...given
      .filter((name) => !needed.includes(name))
      .map((name) => `the reference to \`${name}\` has no dependency in package.json`),
  ]
  return messages.map((message) => ({ rule: 'reference-mismatch', place, message }))
}

function checkSources(
  facts: PackageFacts,
  row: PackageLayer,
  byName: ReadonlyMap<string, PackageFacts>,
): Problem[] {
  const problems: Problem[] = []
  for (const { path, isTest, imports } of facts.sources) {
    for (const { specifier, line } of imports) {
      if (specifier.startsWith('.') || specifier.startsWith('node:')) continue
      const place = `${facts.src}/${path}:${line}`
      const { name, subpath } = splitSpecifier(specifier)
      const target = byName.get(name)
      if (name.startsWith(scope) && !mayImport(row, name)) {
        problems.push({
          rule: 'package-layer',
          place,
          message: `\`${facts.name}\` may not import \`${name}\``,
        })
      } else if (target !== undefined && !target.exports.has(subpath)) {
        const message = `\`${specifier}\` is not among the exports of \`${name}\``
        problems.push({ rule: 'import-deep', place, message })
      } else if (!isTest && !facts.dependencies.has(name)) {
        // Tests also see development dependencies, those of the root among them; pnpm keeps them honest.
        const message = `\`${name}\` is not among the dependencies of \`${facts.name}\``
        problems.push({ rule: 'import-undeclared', place, message })
      }
    }
  }
  return problems
}

function mayImport(row: PackageLayer, name: string): boolean {
  return row.mayImport.includes(name.slice(scope.length))
}

function splitSpecifier(specifier: string): { readonly name: string; readonly subpath: string } {
  const parts = specifier.split('/')
  const length = specifier.startsWith('@') ? 2 : 1
  return { name: parts.slice(0, length).join('/'), subpath: ['.', ...parts.slice(length)].join('/') }
}
