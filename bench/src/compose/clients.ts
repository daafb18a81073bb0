import {
  composers,
  graft,
  graphqlJs17AssumeValid,
  graphqlJs17SharedTypes,
  loadContender,
  mapEntries,
} from '../contenders/registry.ts'
import type { Contender } from '../contenders/contender.ts'
import { checkAnswer } from '../measure/check-answer.ts'
import { heapOf } from '../measure/heap-of.ts'
import { graftAlone, timesBetterThan } from '../measure/targets.ts'
import type { Results, Workload } from '../measure/workload.ts'
import { answerOfModule, queryOfModule, sampleCore, sampleModules } from '../model/sample-modules.ts'
import { drawDistinct, seededRandom } from '../model/seeded-random.ts'

const MODULES = 100
const MODULES_OF_A_CLIENT = 5
const WARM_UP = 20
const MEGABYTE = 1024 * 1024

/** Whoever can bear 20,000 clients; the others show at 200 what they cost. */
const thrifty = [graft, mapEntries]
const contenders = [...composers.filter((each) => each !== mapEntries), graphqlJs17SharedTypes, mapEntries]

export const clients: Workload = {
  name: 'clients',
  title: 'Serve N clients, each with its own 5 of 100 modules',
  note:
    'Total of composing and one query per client, all clients alive at the end. The sets of modules are ' +
    'pseudo-random and the same for all. Parts are made before.',
  metrics: [
    { name: 'time', unit: 'ms' },
    { name: 'heap', unit: 'MB' },
  ],
  targets: [
    timesBetterThan('T3', [graphqlJs17AssumeValid.name, graft.name], { case: '200', metric: 'time' }, 8),
    timesBetterThan('T3', [graphqlJs17AssumeValid.name, graft.name], { case: '200', metric: 'heap' }, 40),
    graftAlone('T3', 'µs for a further client, from 2000 to 20000', { atMost: 20 }, (results) =>
      perFurtherClient(results, 'time', 1000),
    ),
    graftAlone('T3', 'KB for a further client, from 2000 to 20000', { atMost: 4 }, (results) =>
      perFurtherClient(results, 'heap', 1024),
    ),
  ],
  cases: (quick) => {
    if (quick) return [{ name: '20', contenders: contenders.map(({ name }) => name) }]
    return ['200', '2000', '20000'].map((name) => ({
      name,
      contenders: (name === '200' ? contenders : thrifty).map((each) => each.name),
    }))
  },
  measure: async (name, caseName, effort) => {
    const contender = await loadContender(contenders, name)
    const start = startClients(contender)
    let time = 0
    // The time is that of the clients who are kept.
    const makeClients = async (): Promise<unknown> => {
      const { elapsed, services } = await start(Number(caseName), 2)
      time = elapsed
      return services
    }
    const heap = await heapOf(effort, makeClients, () => start(WARM_UP, 1))
    return { time, heap: heap / MEGABYTE }
  },
}

function perFurtherClient(results: Results, metric: string, factor: number): number | undefined {
  const few = results.median({ case: '2000', contender: graft.name, metric })
  const many = results.median({ case: '20000', contender: graft.name, metric })
  return few === undefined || many === undefined ? undefined : ((many - few) / 18_000) * factor
}

interface Clients {
  readonly elapsed: number
  readonly services: readonly unknown[]
}

/** Makes the function that starts clients, whose sets of modules follow from a seed. */
function startClients<Part>(contender: Contender<Part>): (count: number, seed: number) => Promise<Clients> {
  const core = contender.prepare(sampleCore())
  const parts = sampleModules(0, MODULES).map((module) => contender.prepare(module))
  return async (count, seed) => {
    const random = seededRandom(seed)
    const sets = Array.from({ length: count }, () => drawDistinct(random, MODULES_OF_A_CLIENT, MODULES))
    const services: unknown[] = []
    let elapsed = 0
    for (const set of sets) {
      const chosen = parts.filter((_part, index) => set.includes(index))
      const asked = `m${set[0]}`
      const text = queryOfModule(asked)
      const start = performance.now()
      const service = await (contender.composeClient?.(core, chosen) ?? contender.compose(core, chosen))
      const answer = await service.execute(text)
      elapsed += performance.now() - start
      checkAnswer(answer, answerOfModule(asked))
      services.push(service)
    }
    return { elapsed, services }
  }
}
