import { encodeId, type Call, type Selector } from '@graft/dagql'
import { describe, expect, test } from 'vitest'
import { callOf, countedServer } from './ask-server.ts'

const at = (x: number): Selector => ({ field: 'point', args: { x } })
const { server } = countedServer()
const point: Call = await callOf(server, at(1))
const shifted: Call = await callOf(server, at(1), 'shift')
const shift = (receiver: Call): Call => ({ ...shifted, receiver })

describe('loading costs what the ID holds', () => {
  test('a call that others share is made once', async () => {
    const { server: fresh, ran } = countedServer({ cache: false })
    let call = point
    for (let step = 0; step < 40; step++) {
      const shared: Call = call
      call = {
        receiver: shift(shared),
        field: 'add',
        args: [
          [
            'points',
            {
              kind: 'list',
              elements: [
                { kind: 'call', call: shared },
                { kind: 'call', call: shift(shared) },
              ],
            },
          ],
        ],
        type: 'Point',
      }
    }
    await fresh.load(encodeId(call))
    expect(ran.filter((name) => name === 'point')).toHaveLength(1)
    expect(ran.filter((name) => name === 'shift')).toHaveLength(40)
  })

  test('elements of one list cost one call of the list', async () => {
    const { server: fresh, ran } = countedServer({ cache: false })
    const list: Call = { receiver: point, field: 'neighbours', args: [], type: 'Point' }
    const elements = [1, 2].map((nth) => ({ kind: 'call', call: { ...list, nth: [nth] } }) as const)
    const sum = await fresh.load(
      encodeId({
        receiver: point,
        field: 'add',
        args: [['points', { kind: 'list', elements }]],
        type: 'Point',
      }),
    )
    expect(sum.value).toEqual({ x: 3, y: 0 })
    expect(ran).toEqual(['point', 'neighbours'])
  })

  test('many references into one long chain walk it once', async () => {
    const { server: fresh, ran } = countedServer({ cache: false })
    const chain = [point]
    for (let step = 0; step < 4_000; step++) chain.push(shift(chain.at(-1) ?? point))
    const elements = Array.from(
      { length: 40_000 },
      (_, index) => ({ kind: 'call', call: chain[4_000 - (index % 4_000)] ?? point }) as const,
    )
    await fresh.load(
      encodeId({
        receiver: point,
        field: 'add',
        args: [['points', { kind: 'list', elements }]],
        type: 'Point',
      }),
    )
    expect(ran).toHaveLength(4_001)
  })

  test('calls nested deeply in arguments do not exhaust the stack', async () => {
    const { server: fresh } = countedServer({ cache: false })
    let call = point
    for (let step = 0; step < 9_000; step++) {
      call = { field: 'mirror', args: [['point', { kind: 'call', call }]], type: 'Point' }
    }
    const loaded = await fresh.load(encodeId(call))
    expect(loaded.id()).toBe(encodeId(call))
  })

  test('an ID that loads itself through `node` comes to an end', async () => {
    const { server: fresh } = countedServer({ cache: false })
    let id = encodeId(point)
    for (let step = 0; step < 10; step++) {
      id = encodeId({ field: 'node', args: [['id', { kind: 'string', value: id }]], type: 'Node' })
    }
    // However it was reached, the object is the one that the innermost call made.
    expect((await fresh.load(id)).id()).toBe(encodeId(point))
  })

  test('a chain of ten thousand calls', async () => {
    for (const cache of [undefined, false] as const) {
      const { server: fresh, ran } = countedServer(cache === undefined ? {} : { cache })
      let call = point
      for (let step = 0; step < 9_999; step++) call = shift(call)
      expect((await fresh.load(encodeId(call))).value).toEqual({ x: 10_000, y: 0 })
      expect(ran).toHaveLength(10_000)
    }
  })

  test('an ID in an ID in an ID ends where calls are nested too deeply', async () => {
    const { server: fresh } = countedServer({ cache: false })
    let id = encodeId(point)
    for (let step = 0; step < 200; step++)
      id = encodeId({ field: 'node', args: [['id', { kind: 'string', value: id }]], type: 'Node' })
    await expect(fresh.load(id)).rejects.toThrow(expect.objectContaining({ code: 'CALL_DEPTH' }))
  })
})
