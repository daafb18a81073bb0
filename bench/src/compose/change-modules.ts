import { composers, graft, loadContender, mapEntries } from '../contenders/registry.ts'
import type { Service } from '../contenders/contender.ts'
import { checkAnswer, checkRefusal } from '../measure/check-answer.ts'
import { graftAlone, timesBetterThanBest } from '../measure/targets.ts'
import { SPARE_MODULES, timeRounds } from '../measure/time-rounds.ts'
import type { Target, Workload } from '../measure/workload.ts'
import { answerOfModule, queryOfModule, sampleCore, sampleModules } from '../model/sample-modules.ts'
import { casesBySize } from './cases-by-size.ts'

const peers = composers
  .map(({ name }) => name)
  .filter((name) => name !== graft.name && name !== mapEntries.name)
const contender = graft.name

/** Refusals are checked in so many rounds: they take longer than what is timed. */
const CHECKED_ROUNDS = 3

export const changeModules: Workload = {
  name: 'change-modules',
  title: 'Add or remove one of N modules and answer a first query',
  note:
    'The query goes through the added module, or through one that is left. Afterwards, untimed, the older service ' +
    'is asked again: it must not have changed. "Compose alone" adds a module and asks nothing.',
  metrics: [
    { name: 'add', unit: 'ms' },
    { name: 'remove', unit: 'ms' },
    { name: 'compose alone', unit: 'µs' },
  ],
  targets: [
    flat('add'),
    flat('remove'),
    timesBetterThanBest('T2', peers, { case: '1000', metric: 'add' }, 40),
    timesBetterThanBest('T2', peers, { case: '1000', metric: 'remove' }, 40),
    graftAlone('T2', 'µs to compose one of 1,000 modules alone', { atMost: 20 }, (results) =>
      results.median({ case: '1000', contender, metric: 'compose alone' }),
    ),
  ],
  cases: (quick) => casesBySize(composers, quick ? [10] : [10, 100, 1000]),
  measure: async (name, caseName, effort) => {
    const size = Number(caseName)
    const made = await loadContender(composers, name)
    const modules = sampleModules(0, size + SPARE_MODULES).map((module) => made.prepare(module))
    const base = await made.compose(made.prepare(sampleCore()), modules.slice(0, size))
    await checkServes(base, 'm0')
    const add = await timeRounds(effort, async (index) => {
      const added = size + (index % SPARE_MODULES)
      const elapsed = await timeChange(() => base.with(modules[added]), `m${added}`, index)
      if (index < CHECKED_ROUNDS) checkRefusal(await base.executeUnseen(queryOfModule(`m${added}`)))
      return elapsed
    })
    const remove = await timeRounds(effort, async (index) => {
      const removed = `m${index % size}`
      return timeChange(() => base.without(removed), `m${(index + 1) % size}`, index, removed)
    })
    await checkServes(base, `m${size - 1}`)
    const alone = await timeRounds(effort, (index) =>
      timeComposingAlone(base, modules[size + (index % SPARE_MODULES)]),
    )
    return { add, remove, 'compose alone': alone * 1000 }
  },
}

function flat(metric: string): Target {
  return graftAlone(`T2`, `graft at 1000 ÷ graft at 10, ${metric}`, { atMost: 1.3 }, (results) =>
    results.ratio({ case: '1000', contender, metric }, { case: '10', contender, metric }),
  )
}

async function timeChange(
  change: () => ReturnType<Service<unknown>['with']>,
  asked: string,
  index: number,
  removed?: string,
): Promise<number> {
  const text = queryOfModule(asked, `x${index}`)
  const start = performance.now()
  const changed = await change()
  const answer = await changed.execute(text)
  const elapsed = performance.now() - start
  checkAnswer(answer, answerOfModule(asked, `x${index}`))
  if (removed !== undefined && index < CHECKED_ROUNDS)
    checkRefusal(await changed.executeUnseen(queryOfModule(removed)))
  return elapsed
}

async function timeComposingAlone(base: Service<unknown>, part: unknown): Promise<number> {
  const start = performance.now()
  const composed = base.composeAlone === undefined ? await base.with(part) : base.composeAlone(part)
  const elapsed = performance.now() - start
  if (composed === undefined) throw new Error('nothing was composed')
  return elapsed
}

async function checkServes(service: Service<unknown>, module: string): Promise<void> {
  checkAnswer(await service.execute(queryOfModule(module)), answerOfModule(module))
}
