import type { RegisteredContender } from '../contenders/registry.ts'
import type { Case } from '../measure/workload.ts'

/** One case for each number of modules, with those who can compose so many. */
export function casesBySize(list: readonly RegisteredContender[], sizes: readonly number[]): readonly Case[] {
  return sizes.map((size) => ({
    name: String(size),
    contenders: list.filter(({ maxModules = size }) => maxModules >= size).map(({ name }) => name),
  }))
}
