import { expect, test } from 'vitest'
import { SingleFlight } from './single-flight.ts'

test('runs once for all who ask, and keeps what came of it', async () => {
  let runs = 0
  const flight = new SingleFlight(async () => ++runs)
  expect(await Promise.all([flight.get(), flight.get()])).toEqual([1, 1])
  expect(await flight.get()).toBe(1)
})

test('hands a failure to all who wait and tries again for the next', async () => {
  let runs = 0
  const flight = new SingleFlight(async () => {
    runs += 1
    if (runs === 1) throw new Error('first')
    return runs
  })
  const waiting = [flight.get(), flight.get()]
  await expect(Promise.all(waiting)).rejects.toThrow('first')
  expect((await Promise.allSettled(waiting)).map((each) => each.status)).toEqual(['rejected', 'rejected'])
  expect(await flight.get()).toBe(2)
})
