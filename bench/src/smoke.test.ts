import { describe, expect, test } from 'vitest'
import { graft, graftWithIds, mapEntries, plainFunctions } from './contenders/registry.ts'
import { leastEffort } from './measure/effort.ts'
import { resultsOf } from './measure/results.ts'
import { printWorkload } from './report/print-workload.ts'
import { settleTargets } from './report/settle-targets.ts'
import { workloads } from './workloads.ts'

const composing = [graft.name, mapEntries.name]
const executing = [graft.name, graftWithIds.name, plainFunctions.name]

/** The smallest cases of each workload, for Graft and the lower bounds. */
const smallest: { readonly [workload: string]: { readonly [caseName: string]: readonly string[] } } = {
  'first-query': { 3: composing },
  'change-modules': { 3: composing },
  clients: { 3: composing },
  introspection: { 2: [graft.name] },
  'cached-document': {
    a: executing,
    b: executing,
    c1: executing,
    c2: executing,
    'a async': executing,
    'b async': executing,
    'c1 async': executing,
  },
  'unseen-document': {
    'a, new alias': [graft.name],
    'a, new literal': [graft.name],
    'b, new alias': [graft.name],
  },
  identity: { 'one call': [graft.name] },
  'hoisted-field': { a: ['graft direct', 'graft hoisted'] },
}

// A measurement checks every answer itself and throws where one is wrong. Nothing here looks at the clock.
describe.for(workloads.map((workload) => [workload.name, workload] as const))('%s', ([name, workload]) => {
  const cases = Object.entries(smallest[name] ?? {})

  test.for(cases.flatMap(([each, contenders]) => contenders.map((contender) => [each, contender] as const)))(
    'gets right answers at %s from %s',
    async ([caseName, contender]) => {
      const measurement = await workload.measure(contender, caseName, leastEffort)
      expect(Object.keys(measurement).toSorted()).toEqual(
        workload.metrics.map((each) => each.name).toSorted(),
      )
    },
  )

  test('prints what was measured, and what was not', () => {
    const measured = workload.cases(true).flatMap((each) =>
      each.contenders.map((contender) => ({
        case: each.name,
        contender,
        runs: [Object.fromEntries(workload.metrics.map((metric) => [metric.name, 1]))],
      })),
    )
    const results = resultsOf(measured)
    const targets = settleTargets(workload.targets, results)
    const printed = printWorkload({ workload, measured, results, targets })
    expect(printed).toContain('| 1.00 |')
    expect(printed).not.toContain('NaN')
  })
})
