import { GRAFT, graftAlone } from '../measure/targets.ts'
import { timeCalls } from '../measure/time-calls.ts'
import { timeRounds } from '../measure/time-rounds.ts'
import type { Workload } from '../measure/workload.ts'
import type { ModuleTypedef } from '../model/module-typedef.ts'
import { sampleCore, sampleModules } from '../model/sample-modules.ts'

const OBJECTS_A_ROUND = 500
const CASE = 'one call'

/** A field that makes a different object for every argument. */
const maker: ModuleTypedef = {
  name: 'maker',
  root: [{ name: 'object', type: 'Core0', args: [{ name: 'a', type: 'Int' }], resolve: () => ({}) }],
  types: [],
}

export const identity: Workload = {
  name: 'identity',
  title: 'Select a call that is cached, and identify a new one',
  note:
    '"Digest" and "ID" are the first of an object that one call made; "ID after digest" finds the digests of its ' +
    'calls made.',
  metrics: [
    { name: 'select', unit: 'µs' },
    { name: 'digest', unit: 'µs' },
    { name: 'ID', unit: 'µs' },
    { name: 'ID after digest', unit: 'µs' },
  ],
  targets: [
    graftAlone('T4 IDs', 'µs to select a cached hop', { atMost: 2 }, (results) =>
      results.median({ case: CASE, contender: GRAFT, metric: 'select' }),
    ),
  ],
  cases: () => [{ name: CASE, contenders: [GRAFT] }],
  measure: async (_contender, _caseName, effort) => {
    const { graftCalls } = await import('../contenders/graft/graft-calls.ts')
    const calls = graftCalls([sampleCore(), ...sampleModules(0, 10), maker])
    const [one, other] = await calls.makeObjects(2)
    if (one === undefined || one.id() === other?.id() || one.digest() === other?.digest())
      throw new Error('two calls have one identity')
    const perObject = async (each: 'digest' | 'id', before?: 'digest'): Promise<number> => {
      const ms = await timeRounds(effort, async () => {
        const objects = await calls.makeObjects(OBJECTS_A_ROUND)
        if (before !== undefined) for (const object of objects) object[before]()
        const start = performance.now()
        for (const object of objects) object[each]()
        return performance.now() - start
      })
      return (ms / OBJECTS_A_ROUND) * 1000
    }
    return {
      select: await timeCalls(effort, () => calls.selectHop()),
      digest: await perObject('digest'),
      ID: await perObject('id'),
      'ID after digest': await perObject('id', 'digest'),
    }
  },
}
