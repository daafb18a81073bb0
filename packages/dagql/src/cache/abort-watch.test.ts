import { getEventListeners } from 'node:events'
import { expect, test } from 'vitest'
import { AbortWatch } from './abort-watch.ts'

function watchNames(): { readonly watch: AbortWatch<string>; readonly told: string[] } {
  const told: string[] = []
  return { watch: new AbortWatch((name, reason) => told.push(`${name}: ${String(reason)}`)), told }
}

test('members of an aborted signal are told, in order, and those of another are not', () => {
  const { watch, told } = watchNames()
  const [one, two] = [new AbortController(), new AbortController()]
  watch.add(one.signal, 'a')
  watch.add(two.signal, 'b')
  watch.add(one.signal, 'c')
  one.abort('enough')
  expect(told).toEqual(['a: enough', 'c: enough'])
  expect(watch.size).toBe(1)
})

test('a signal has one listener while it has members, and none after', () => {
  const { watch, told } = watchNames()
  const { signal } = new AbortController()
  for (const name of ['a', 'b', 'c']) watch.add(signal, name)
  expect(getEventListeners(signal, 'abort')).toHaveLength(1)
  for (const name of ['b', 'missing', 'a', 'c', 'c']) watch.delete(signal, name)
  expect(getEventListeners(signal, 'abort')).toHaveLength(0)
  expect([watch.size, told]).toEqual([0, []])
})

test('a member that leaves while others are told is not told', () => {
  const told: string[] = []
  const controller = new AbortController()
  const watch: AbortWatch<string> = new AbortWatch((name) => {
    told.push(name)
    watch.delete(controller.signal, 'b')
  })
  for (const name of ['a', 'b']) watch.add(controller.signal, name)
  controller.abort()
  expect(told).toEqual(['a'])
  expect(watch.size).toBe(0)
})
