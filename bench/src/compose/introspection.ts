import {
  graft,
  graphqlJs16AssumeValid,
  graphqlJs17AssumeValid,
  loadContender,
} from '../contenders/registry.ts'
import type { Answer } from '../contenders/contender.ts'
import { timesBetterThan } from '../measure/targets.ts'
import { SPARE_MODULES, timeRounds } from '../measure/time-rounds.ts'
import type { Workload } from '../measure/workload.ts'
import { sampleCore, sampleModules } from '../model/sample-modules.ts'
import { casesBySize } from './cases-by-size.ts'

const contenders = [graft, graphqlJs17AssumeValid, graphqlJs16AssumeValid]

export const introspection: Workload = {
  name: 'introspection',
  title: 'Introspect N modules',
  note:
    'The full introspection query. "First" is the first of a composition whose modules the process has seen in ' +
    'others; "again" repeats it.',
  metrics: [
    { name: 'first', unit: 'ms' },
    { name: 'again', unit: 'ms' },
  ],
  targets: [
    timesBetterThan('T7', [graphqlJs17AssumeValid.name, graft.name], { case: '1000', metric: 'first' }, 10),
    timesBetterThan('T7', [graphqlJs17AssumeValid.name, graft.name], { case: '1000', metric: 'again' }, 10),
  ],
  cases: (quick) => casesBySize(contenders, quick ? [10] : [10, 100, 1000]),
  measure: async (name, caseName, effort) => {
    const { getIntrospectionQuery } = await import('graphql')
    const query = getIntrospectionQuery()
    const size = Number(caseName)
    const contender = await loadContender(contenders, name)
    const core = contender.prepare(sampleCore())
    const parts = sampleModules(0, size + SPARE_MODULES).map((module) => contender.prepare(module))
    const service = await contender.compose(core, parts.slice(0, size))
    checkIntrospection(await service.execute(query), size)
    const again = await timeRounds(effort, async () => {
      const start = performance.now()
      await service.execute(query)
      return performance.now() - start
    })
    const first = await timeRounds(effort, async (index) => {
      const from = index % SPARE_MODULES
      const other = await contender.compose(core, parts.slice(from, from + size))
      const start = performance.now()
      await other.execute(query)
      return performance.now() - start
    })
    return { first, again }
  },
}

/** Checks that every type of the model is told, and no fewer fields than the model has. */
function checkIntrospection(answer: Answer, size: number): void {
  const text = JSON.stringify(answer)
  const missing = [sampleCore(), ...sampleModules(0, size)]
    .flatMap((module) => module.types)
    .filter(({ name }) => !text.includes(`"name":"${name}","`))
  const fields = text.split('"name":"f7"').length - 1
  const expected = size * 5 + 40
  if (missing.length > 0 || fields !== expected)
    throw new Error(`${missing.length} types are missing, ${fields} of ${expected} fields f7 are there`)
}
