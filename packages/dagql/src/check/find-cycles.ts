/**
 * Cycles in a graph, each as the nodes on it in order; every node that lies on a cycle is on one of them or leads to
 * one. Takes no more stack for long chains.
 */
export function findCycles(edges: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const left = nodesThatNeverEnd(edges)
  const cycles: string[][] = []
  const done = new Set<string>()
  for (const start of left) {
    const path = new Map<string, number>()
    let at: string | undefined = start
    while (at !== undefined && !done.has(at)) {
      const from = path.get(at)
      if (from !== undefined) {
        cycles.push([...path.keys()].slice(from))
        break
      }
      path.set(at, path.size)
      const targets: readonly string[] = edges.get(at) ?? []
      at = targets.find((next) => left.has(next))
    }
    for (const node of path.keys()) done.add(node)
  }
  return cycles
}

/** The nodes from which one can walk for ever. */
function nodesThatNeverEnd(edges: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const left = new Set(edges.keys())
  const waiting = new Map<string, number>()
  const dependents = new Map<string, string[]>()
  const ready: string[] = []
  for (const [node, targets] of edges) {
    const known = targets.filter((target) => edges.has(target))
    waiting.set(node, known.length)
    if (known.length === 0) ready.push(node)
    for (const target of known) {
      const all = dependents.get(target)
      if (all === undefined) dependents.set(target, [node])
      else all.push(node)
    }
  }
  for (let node = ready.pop(); node !== undefined; node = ready.pop()) {
    left.delete(node)
    for (const dependent of dependents.get(node) ?? []) {
      const count = (waiting.get(dependent) ?? 0) - 1
      waiting.set(dependent, count)
      if (count === 0) ready.push(dependent)
    }
  }
  return left
}
