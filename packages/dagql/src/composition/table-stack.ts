import type { LayerTables } from '../layer/layer-tables.ts'

/** The tables of a layer as a composition stacks them: null hides what lies below. */
export type StackedTables = {
  readonly [Table in keyof LayerTables]: LayerTables[Table] extends ReadonlyMap<string, infer V>
    ? ReadonlyMap<string, V | null>
    : never
}

/** So many neighbours of one size are merged into one, so that a look-up passes few tables. */
const RUN = 8

/**
 * A stack of tables that never changes: `push` returns a new one that shares all earlier tables. Pushing costs
 * nothing but the node; once in a while neighbours of like size are merged, which costs each entry a copy for every
 * eightfold growth of the stack. Tables are only ever read by name; those above come first.
 */
export class TableStack {
  readonly tables: StackedTables
  readonly below: TableStack | undefined
  /** How many pushes this node stands for. */
  readonly #count: number

  private constructor(tables: StackedTables, below: TableStack | undefined, count: number) {
    this.tables = tables
    this.below = below
    this.#count = count
  }

  /** A stack of one node. @param count how many layers its tables come from */
  static of(tables: StackedTables, count: number): TableStack {
    return new TableStack(tables, undefined, count)
  }

  /** @param count how many layers the tables come from */
  push(tables: StackedTables, count: number = 1): TableStack {
    const top = new TableStack(tables, this, count)
    return top.#run() < RUN ? top : top.#merge()
  }

  /** How many nodes from here down are of one size. */
  #run(): number {
    let run = 1
    const size = this.#size()
    for (let node = this.below; node !== undefined && node.#size() === size; node = node.below) run++
    return run
  }

  #size(): number {
    return Math.floor(Math.log2(this.#count) / Math.log2(RUN))
  }

  #merge(): TableStack {
    const nodes: TableStack[] = []
    let below: TableStack | undefined = this
    for (const size = this.#size(); below !== undefined && below.#size() === size; below = below.below)
      nodes.push(below)
    nodes.reverse()
    const tables = mergeTables(
      nodes.map((node) => node.tables),
      below === undefined,
    )
    const count = nodes.reduce((sum, node) => sum + node.#count, 0)
    const merged = new TableStack(tables, below, count)
    return merged.#run() < RUN ? merged : merged.#merge()
  }
}

/**
 * One set of tables that reads as all of them, lowest first.
 *
 * @param isBottom nothing lies below, so that hidden names can be dropped
 */
function mergeTables(all: readonly StackedTables[], isBottom: boolean): StackedTables {
  const merge = <V>(
    pick: (tables: StackedTables) => ReadonlyMap<string, V | null>,
  ): ReadonlyMap<string, V | null> => mergeMaps(all.map(pick), isBottom)
  return {
    root: merge((tables) => tables.root),
    types: merge((tables) => tables.types),
    extensions: merge((tables) => tables.extensions),
    spellings: merge((tables) => tables.spellings),
    directives: merge((tables) => tables.directives),
    needs: merge((tables) => tables.needs),
  }
}

function mergeMaps<V>(
  maps: readonly ReadonlyMap<string, V | null>[],
  isBottom: boolean,
): ReadonlyMap<string, V | null> {
  const filled = maps.filter((map) => map.size > 0)
  const [first] = filled
  if (first === undefined) return new Map()
  if (filled.length === 1 && !isBottom) return first
  const merged = new Map<string, V | null>()
  for (const map of filled) {
    for (const [name, value] of map) {
      if (value === null && isBottom) merged.delete(name)
      else merged.set(name, value)
    }
  }
  return merged
}

/** Tables that can be filled. */
export type MutableTables = {
  readonly [Table in keyof LayerTables]: LayerTables[Table] extends ReadonlyMap<string, infer V>
    ? Map<string, V>
    : never
}

export function mutableTables(): MutableTables {
  return {
    root: new Map(),
    types: new Map(),
    extensions: new Map(),
    spellings: new Map(),
    directives: new Map(),
    needs: new Map(),
  }
}

/** Puts everything that one set of tables has into another. */
export function fillTables(filled: MutableTables, tables: LayerTables): void {
  fillMap(filled.root, tables.root)
  fillMap(filled.types, tables.types)
  fillMap(filled.extensions, tables.extensions)
  fillMap(filled.spellings, tables.spellings)
  fillMap(filled.directives, tables.directives)
  fillMap(filled.needs, tables.needs)
}

function fillMap<V>(filled: Map<string, V>, map: ReadonlyMap<string, V>): void {
  if (map.size > 0) for (const [name, value] of map) filled.set(name, value)
}

export function clearTables(tables: MutableTables): void {
  for (const table of Object.values(tables)) table.clear()
}
