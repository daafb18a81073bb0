import { expect, test } from 'vitest'
import { seededRandom } from '../../test/seeded-random.ts'
import { OverlayMap } from './overlay-map.ts'

test('an empty map has nothing', () => {
  const map = OverlayMap.empty<number>()
  expect(map.get('a')).toBeUndefined()
  expect([...map.entries()]).toEqual([])
})

test('adding leaves the map as it was', () => {
  const one = OverlayMap.empty<number>().with(new Map([['a', 1]]))
  const two = one.with(
    new Map([
      ['a', 2],
      ['b', 3],
    ]),
  )
  expect([one.get('a'), one.get('b')]).toEqual([1, undefined])
  expect([two.get('a'), two.get('b')]).toEqual([2, 3])
})

test('adding nothing gives the same map', () => {
  const map = OverlayMap.empty<number>().with(new Map([['a', 1]]))
  expect(map.with(new Map())).toBe(map)
})

test('a later change of the added entries of a map does not show after the next copy', () => {
  const added = new Map([['a', 1]])
  let map = OverlayMap.empty<number>().with(added)
  for (let step = 0; step < 20; step++) map = map.with(new Map([[`b${step}`, step]]))
  added.set('a', 2)
  expect(map.get('a')).toBe(1)
})

test('names of built-in properties are names like any other', () => {
  const map = OverlayMap.empty<number>()
  expect(['__proto__', 'constructor', 'toString'].map((name) => map.get(name))).toEqual([
    undefined,
    undefined,
    undefined,
  ])
  expect(map.with(new Map([['__proto__', 1]])).get('__proto__')).toBe(1)
})

test('entries come oldest key first, each with its latest value, at any depth', () => {
  let map = OverlayMap.empty<number>()
  for (let step = 0; step < 100; step++) {
    map = map.with(
      new Map([
        ['first', step],
        [`k${step}`, step],
      ]),
    )
  }
  const keys = [...map.entries().keys()]
  expect(keys).toEqual(['first', ...Array.from({ length: 100 }, (_, step) => `k${step}`)])
  expect(map.get('first')).toBe(99)
})

test('any sequence of additions equals a plain map, and every older version stays as it was', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const random = seededRandom(seed)
    let map = OverlayMap.empty<number>()
    let plain: ReadonlyMap<string, number> = new Map()
    const versions = [{ map, plain }]
    const steps = random(60)
    for (let step = 0; step < steps; step++) {
      const added = new Map(
        Array.from({ length: random(4) }, () => [`k${random(12)}`, random(1000)] as const),
      )
      map = map.with(added)
      plain = new Map([...plain, ...added])
      versions.push({ map, plain })
    }
    for (const version of versions) {
      expect([...version.map.entries()], `seed ${seed}`).toEqual([...version.plain])
      for (let key = 0; key < 12; key++)
        expect(version.map.get(`k${key}`), `seed ${seed}`).toBe(version.plain.get(`k${key}`))
    }
  }
})
