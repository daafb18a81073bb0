/** A graph of files: each with the files it imports. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>

/**
 * Finds the import cycles of a graph: for each knot of files that reach each other, the shortest way from its first
 * file (by name) back to itself, that file at both ends.
 */
export function findCycles(graph: ImportGraph): readonly (readonly string[])[] {
  const cycles: string[][] = []
  const reported = new Set<string>()
  for (const file of [...graph.keys()].toSorted()) {
    if (reported.has(file)) continue
    const cycle = shortestWayBack(graph, file)
    if (cycle === undefined) continue
    cycles.push(cycle)
    // All of the knot is done with: whoever is reachable from `file` and reaches it.
    for (const other of reachable(graph, file)) {
      if (reachable(graph, other).has(file)) reported.add(other)
    }
  }
  return cycles
}

function shortestWayBack(graph: ImportGraph, start: string): string[] | undefined {
  const cameFrom = new Map<string, string>()
  const queue = [start]
  for (const file of queue) {
    for (const next of graph.get(file) ?? []) {
      if (next === start) return [start, ...wayTo(cameFrom, start, file), start]
      if (cameFrom.has(next)) continue
      cameFrom.set(next, file)
      queue.push(next)
    }
  }
  return undefined
}

function wayTo(cameFrom: ReadonlyMap<string, string>, start: string, end: string): string[] {
  const way: string[] = []
  for (let file: string | undefined = end; file !== undefined && file !== start; file = cameFrom.get(file)) {
    way.unshift(file)
  }
  return way
}

function reachable(graph: ImportGraph, start: string): ReadonlySet<string> {
  const seen = new Set<string>()
  const queue = [start]
  for (const file of queue) {
    for (const next of graph.get(file) ?? []) {
      if (seen.has(next)) continue
      seen.add(next)
      queue.push(next)
    }
  }
  return seen
}
