import { executors, graphqlJs16, graphqlJs17, loadContender, plainFunctions } from '../contenders/registry.ts'
import { checkAnswer } from '../measure/check-answer.ts'
import { timesBetterThanBest } from '../measure/targets.ts'
import { timeCalls } from '../measure/time-calls.ts'
import type { Workload } from '../measure/workload.ts'
import { chain } from '../model/documents.ts'
import { startService } from './start-service.ts'

/** Makes document number `index`, unlike all others. */
const texts: { readonly [caseName: string]: (index: number) => string } = {
  'a, new alias': (index) => `{ x${index}: m0 { f0(a:"x") } }`,
  'a, new literal': (index) => `{ m0 { f0(a:"x${index}") } }`,
  'b, new alias': (index) => `{ m0 { ${chain(`x${index}: f0(a:"x")`)} } }`,
}
const contenders = executors.filter((each) => each !== plainFunctions)
const graphqlJs = [graphqlJs16.name, graphqlJs17.name]

export const unseenDocument: Workload = {
  name: 'unseen-document',
  title: 'Execute a document that was never seen',
  note: 'Each text differs from all before it, and is parsed, validated in full and executed.',
  metrics: [{ name: 'time', unit: 'µs' }],
  targets: Object.keys(texts).map((name) =>
    timesBetterThanBest("T4''", graphqlJs, { case: name, metric: 'time' }, 5),
  ),
  cases: (quick) =>
    Object.keys(texts)
      .slice(0, quick ? 1 : undefined)
      .map((name) => ({ name, contenders: contenders.map((each) => each.name) })),
  measure: async (name, caseName, effort) => {
    const text = texts[caseName]
    if (text === undefined) throw new Error(`no document ${caseName}`)
    const service = await startService(await loadContender(executors, name), false, 1)
    checkAnswer(await service.executeUnseen('{ y: m0 { f0(a:"y") } }'), { y: { f0: 'y' } })
    const refused = await service.executeUnseen('{ m0 { nothing } }')
    if (refused.errors === undefined) throw new Error('a field that does not exist was not refused')
    return { time: await timeCalls(effort, (index) => service.executeUnseen(text(index))) }
  },
}
