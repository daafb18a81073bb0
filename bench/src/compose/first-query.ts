import type { Contender } from '../contenders/contender.ts'
import {
  composers,
  graft,
  graphqlJs17AssumeValid,
  loadContender,
  mapEntries,
} from '../contenders/registry.ts'
import { checkAnswer } from '../measure/check-answer.ts'
import { heapOf } from '../measure/heap-of.ts'
import { timesBetterThan, timesTheBound } from '../measure/targets.ts'
import { SPARE_MODULES, timeRounds } from '../measure/time-rounds.ts'
import type { Workload } from '../measure/workload.ts'
import { answerOfModule, queryOfModule, sampleCore, sampleModules } from '../model/sample-modules.ts'
import { casesBySize } from './cases-by-size.ts'

const MEGABYTE = 1024 * 1024
const peer = graphqlJs17AssumeValid.name

export const firstQuery: Workload = {
  name: 'first-query',
  title: 'Compose N modules and answer a first query',
  note:
    'From typedefs in memory, collisions checked; every round composes another set of modules and asks a new text. ' +
    '"With parts" includes what is otherwise made once per module and process, such as layers. ' +
    '"Cold" is the first composition of a process.',
  metrics: [
    { name: 'time', unit: 'ms' },
    { name: 'time with parts', unit: 'ms' },
    { name: 'cold', unit: 'ms' },
    { name: 'heap', unit: 'MB' },
    { name: 'heap with parts', unit: 'MB' },
  ],
  targets: [
    timesBetterThan('T1', [peer, graft.name], { case: '1000', metric: 'time' }, 50),
    timesBetterThan('T1', [peer, graft.name], { case: '1000', metric: 'heap' }, 50),
    timesTheBound('T1', mapEntries.name, { case: '1000', metric: 'time' }, 20),
  ],
  cases: (quick) => casesBySize(composers, quick ? [10] : [10, 100, 1000]),
  measure: async (name, caseName, effort) => {
    const size = Number(caseName)
    const contender = await loadContender(composers, name)
    const known = withKnownParts(contender, size)
    const all = withNewParts(contender, size)
    return {
      cold: await timeOnce(known),
      heap: (await heapOf(effort, () => known(1))) / MEGABYTE,
      'heap with parts': (await heapOf(effort, () => all(1))) / MEGABYTE,
      time: await timeRounds(effort, async (index) => (await known(index)).elapsed),
      'time with parts': await timeRounds(effort, async (index) => (await all(index)).elapsed),
    }
  },
}

/** A function of its own, so that nothing keeps the service into the measurement of the heap. */
async function timeOnce(compose: (index: number) => Promise<Composed>): Promise<number> {
  const { elapsed } = await compose(0)
  return elapsed
}

interface Composed {
  readonly elapsed: number
  /** Whatever a running service keeps alive. */
  readonly service: unknown
}

/** Composes modules whose parts the process has made before, starting with another module each time. */
function withKnownParts<Part>(
  contender: Contender<Part>,
  size: number,
): (index: number) => Promise<Composed> {
  const core = contender.prepare(sampleCore())
  const parts = sampleModules(0, size + SPARE_MODULES).map((module) => contender.prepare(module))
  return (index) => {
    const first = index % SPARE_MODULES
    const chosen = parts.slice(first, first + size)
    return timeComposition(`m${first}`, index, () => contender.compose(core, chosen))
  }
}

function withNewParts<Part>(contender: Contender<Part>, size: number): (index: number) => Promise<Composed> {
  return (index) => {
    const core = sampleCore()
    const first = index % SPARE_MODULES
    const modules = sampleModules(first, first + size)
    return timeComposition(`m${first}`, index, () =>
      contender.compose(
        contender.prepare(core),
        modules.map((module) => contender.prepare(module)),
      ),
    )
  }
}

async function timeComposition(
  asked: string,
  index: number,
  compose: () => ReturnType<Contender['compose']>,
): Promise<Composed> {
  const text = queryOfModule(asked, `x${index}`)
  const start = performance.now()
  const service = await compose()
  const answer = await service.execute(text)
  const elapsed = performance.now() - start
  checkAnswer(answer, answerOfModule(asked, `x${index}`))
  return { elapsed, service }
}
