import type { Execution } from '../contenders/recomposing-service.ts'
import { checkAnswer } from '../measure/check-answer.ts'
import { timesBetterThan } from '../measure/targets.ts'
import { timeCalls } from '../measure/time-calls.ts'
import type { Workload } from '../measure/workload.ts'
import { executionModules } from '../model/documents.ts'
import type { ModuleTypedef } from '../model/module-typedef.ts'
import { sampleCore } from '../model/sample-modules.ts'

type Start = (modules: readonly ModuleTypedef[]) => Execution

const DIRECT = '{ m0 { f0(a:"x") } }'
const HOISTED = '{ hoisted(a:"x") }'
const CASE = 'a'

/** Each way of asking, which the process that measures it loads. */
const ways: readonly { readonly name: string; readonly text: string; load(): Promise<Start> }[] = [
  {
    name: 'graft direct',
    text: DIRECT,
    load: async () => (await import('../contenders/graft/graft-hoist.ts')).graftHoist,
  },
  {
    name: 'graft hoisted',
    text: HOISTED,
    load: async () => (await import('../contenders/graft/graft-hoist.ts')).graftHoist,
  },
  {
    name: 'graphql-js 17 direct',
    text: DIRECT,
    load: async () => (await import('../contenders/hoist-peers.ts')).directPath,
  },
  {
    name: 'resolver calling resolver',
    text: HOISTED,
    load: async () => (await import('../contenders/hoist-peers.ts')).hoistByResolver,
  },
  {
    name: 'delegateToSchema',
    text: HOISTED,
    load: async () => (await import('../contenders/hoist-peers.ts')).hoistByDelegation,
  },
  {
    name: 'wrapSchema with HoistField',
    text: HOISTED,
    load: async () => (await import('../contenders/hoist-peers.ts')).hoistByWrapping,
  },
]

export const hoistedField: Workload = {
  name: 'hoisted-field',
  title: 'Ask a field of the root that stands for a path',
  note: '`hoisted(a:)` stands for `m0 { f0(a:) }`, the direct path. Documents were seen before.',
  metrics: [{ name: 'time', unit: 'µs' }],
  targets: [timesBetterThan('T6', ['graft direct', 'graft hoisted'], { case: CASE, metric: 'time' }, 1)],
  cases: () => [{ name: CASE, contenders: ways.map(({ name }) => name) }],
  measure: async (contender, _caseName, effort) => {
    const way = ways.find(({ name }) => name === contender)
    if (way === undefined) throw new Error(`no way ${contender}`)
    const { execute } = (await way.load())([sampleCore(), ...executionModules(1)])
    const data = way.text === DIRECT ? { m0: { f0: 'x' } } : { hoisted: 'x' }
    checkAnswer(await execute(way.text), data)
    return { time: await timeCalls(effort, () => execute(way.text)) }
  },
}
