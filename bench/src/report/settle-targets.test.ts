import { expect, test } from 'vitest'
import { resultsOf } from '../measure/results.ts'
import { timesBetterThan, timesBetterThanBest, timesTheBound } from '../measure/targets.ts'
import { settleTargets } from './settle-targets.ts'

/** Three processes of each contender; the machine slowed down to half its speed in the second. */
const results = resultsOf([
  { case: '10', contender: 'graft', runs: [{ time: 1 }, { time: 2 }, { time: 1 }] },
  { case: '10', contender: 'slow', runs: [{ time: 30 }, { time: 60 }, { time: 30 }] },
  { case: '10', contender: 'fast', runs: [{ time: 5 }, { time: 10 }, { time: 5 }] },
  { case: '10', contender: 'broken', runs: [], failure: 'Error: wanted data' },
])
const where = { case: '10', metric: 'time' }

test('targets are ratios of processes that ran after each other', () => {
  const targets = [
    timesBetterThan('A', ['slow', 'graft'], where, 30),
    timesBetterThanBest('B', ['slow', 'fast', 'broken'], where, 6),
    timesTheBound('C', 'fast', where, 0.5),
  ]
  expect(settleTargets(targets, results)).toMatchObject([
    { id: 'A', limit: '≥ 30', value: 30, met: true },
    { id: 'B', limit: '≥ 6', value: 5, met: false },
    { id: 'C', limit: '≤ 0.5', value: 0.2, met: true },
  ])
})

test('a target of what was not measured is neither met nor missed', () => {
  const [settled] = settleTargets([timesBetterThan('A', ['broken', 'graft'], where, 2)], results)
  expect(settled).toEqual({ id: 'A', text: 'broken ÷ graft, time at 10', limit: '≥ 2' })
})
