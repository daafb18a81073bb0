import { join, posix } from 'node:path'
import type { Problem } from './problem.ts'
import { readFolderOrder } from './read-folder-order.ts'
import type { PackageFacts } from './read-package.ts'

/** Per folder (`''` is `src`), the order of its subfolders. */
type FolderOrders = ReadonlyMap<string, readonly string[]>

/** Checks that the folders of a package are all listed in a `layers.ts`, and that imports only go to the left. */
export function checkFolders(root: string, facts: PackageFacts): Problem[] {
  const orders = new Map<string, readonly string[]>()
  const problems: Problem[] = []
  const { folders } = facts.listing
  for (const folder of new Set(['', ...folders])) {
    const children = folders
      .filter((child) => parentOf(child) === folder)
      .map((child) => posix.basename(child))
    const listed = readFolderOrder(join(root, facts.src, folder, 'layers.ts')) ?? []
    const place = posix.join(facts.src, folder, 'layers.ts')
    orders.set(folder, listed)
    for (const child of children.filter((name) => !listed.includes(name))) {
      problems.push({
        rule: 'folder-unlisted',
        place,
        message: `the folder \`${child}\` is not listed in \`layers\``,
      })
    }
    for (const child of listed.filter((name) => !children.includes(name))) {
      problems.push({
        rule: 'folder-missing',
        place,
        message: `\`layers\` lists \`${child}\`, which is no folder`,
      })
    }
  }
  return [...problems, ...checkOrder(facts, orders)]
}

function checkOrder(facts: PackageFacts, orders: FolderOrders): Problem[] {
  const problems: Problem[] = []
  // A test may build its subject with whatever the package has; nothing imports a test.
  for (const { path, imports } of facts.sources.filter((source) => !source.isTest)) {
    for (const { specifier, line } of imports) {
      if (!specifier.startsWith('.')) continue
      const target = posix.join(posix.dirname(path), specifier)
      const place = `${facts.src}/${path}:${line}`
      const message = target.startsWith('..') ? undefined : explainWrongWay(path, target, orders)
      if (message !== undefined) problems.push({ rule: 'folder-order', place, message })
    }
  }
  return problems
}

/** Compares two paths in the deepest folder that holds both; says what is wrong where the import goes to the right. */
function explainWrongWay(from: string, to: string, orders: FolderOrders): string | undefined {
  const source = from.split('/')
  const target = to.split('/')
  let depth = 0
  while (depth < source.length - 1 && depth < target.length - 1 && source[depth] === target[depth]) depth += 1
  const folder = source.slice(0, depth).join('/')
  const isSourceFile = depth === source.length - 1
  const isTargetFile = depth === target.length - 1
  if (isSourceFile && isTargetFile) return undefined

  const order = orders.get(folder) ?? []
  const sourceName = source[depth] ?? ''
  const targetName = target[depth] ?? ''
  const sourceRank = isSourceFile ? rankOfFile(sourceName) : order.indexOf(sourceName)
  const targetRank = isTargetFile ? rankOfFile(targetName) : order.indexOf(targetName)
  // Folders that are not listed have been reported; an import of an index is the business of checkPaths.
  const isUnlisted = (!isSourceFile && sourceRank < 0) || (!isTargetFile && targetRank < 0)
  if (isUnlisted || targetName === 'index.ts' || targetRank <= sourceRank) return undefined
  return `\`${sourceName}\` may not import from \`${targetName}\`, which is to its right`
}

/** Entry files see every folder; the other files beside folders are seen by all of them and see none. */
function rankOfFile(name: string): number {
  return name === 'index.ts' || name === 'main.ts' ? Number.POSITIVE_INFINITY : -1
}

function parentOf(folder: string): string {
  const parent = posix.dirname(folder)
  return parent === '.' ? '' : parent
}
