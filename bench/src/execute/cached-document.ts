import {
  executors,
  graft,
  graftWithIds,
  graphqlJit,
  graphqlJs17,
  loadContender,
  plainFunctions,
} from '../contenders/registry.ts'
import { checkAnswer } from '../measure/check-answer.ts'
import { timesBetterThan } from '../measure/targets.ts'
import { timeCalls } from '../measure/time-calls.ts'
import type { Target, Workload } from '../measure/workload.ts'
import { sampleDocuments } from '../model/documents.ts'
import { startService, textWriter } from './start-service.ts'

const LENGTH_OF_LIST = 1000
const sync = ['a', 'b', 'c1', 'c2']
const asynchronous = ['a async', 'b async', 'c1 async']

export const cachedDocument: Workload = {
  name: 'cached-document',
  title: 'Execute a document that was seen before',
  note:
    'a: `{ m0 { f0(a:"x") } }`; b: a chain of 8; c1: 1,000 x 5 plain fields; c2: 1,000 x 5 fields with arguments; ' +
    'async: every resolver gives a promise. Each has what it keeps of a document found by its text. "Object" gives ' +
    'the answer as objects, "text" as JSON, by the own writer of those who have one.',
  metrics: [
    { name: 'object', unit: 'µs' },
    { name: 'text', unit: 'µs' },
  ],
  targets: [
    ...atLeast('T4', [graphqlJit.name, graft.name], ['object', 'text'], { a: 1, b: 1, c1: 1, c2: 1.5 }),
    // Plain functions without writing are not there at all once they are compiled.
    ...atLeast('T4', [plainFunctions.name, graft.name], ['text'], { a: 0.9, b: 0.9 }),
    ...atLeast("T4'", [graphqlJit.name, graft.name], ['object', 'text'], asyncLimits(1)),
    ...atLeast("T4'", [graphqlJs17.name, graft.name], ['object'], asyncLimits(10)),
    ...atLeast('T4 IDs', [graphqlJs17.name, graftWithIds.name], ['object'], { a: 5, b: 5, c2: 5 }),
  ],
  cases: (quick) =>
    (quick ? ['a', 'a async'] : [...sync, ...asynchronous]).map((name) => ({
      name,
      contenders: executors.map((each) => each.name),
    })),
  measure: async (name, caseName, effort) => {
    const isAsync = caseName.endsWith(' async')
    const found = sampleDocuments(LENGTH_OF_LIST).find((each) => caseName.split(' ')[0] === each.name)
    if (found === undefined) throw new Error(`no document ${caseName}`)
    const { text, data } = found
    const service = await startService(await loadContender(executors, name), isAsync, LENGTH_OF_LIST)
    const toText = textWriter(service)
    checkAnswer(await service.execute(text), data)
    checkAnswer(JSON.parse(await toText(text)), data)
    const object = await timeCalls(effort, () => service.execute(text))
    const written = await timeCalls(effort, () => toText(text))
    checkAnswer(await service.execute(text), data)
    return { object, text: written }
  },
}

interface Limits {
  readonly [caseName: string]: number
}

function asyncLimits(limit: number): Limits {
  return { 'a async': limit, 'b async': limit }
}

function atLeast(
  id: string,
  pair: readonly [peer: string, contender: string],
  metrics: readonly string[],
  limits: Limits,
): readonly Target[] {
  return Object.entries(limits).flatMap(([name, limit]) =>
    metrics.map((metric) => timesBetterThan(id, pair, { case: name, metric }, limit)),
  )
}
