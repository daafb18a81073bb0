import { PassThrough, Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { readText } from './read-text.ts'

const { signal } = new AbortController()

test('a stream is read to its end, also where a character is cut in two', async () => {
  const bytes = Buffer.from('grüße')
  const stream = Readable.from([bytes.subarray(0, 3), bytes.subarray(3)])
  expect(await readText(stream, { maxBytes: 7, signal })).toBe('grüße')
})

test('a byte more than allowed is too much', async () => {
  await expect(readText(Readable.from(['grüße']), { maxBytes: 6, signal })).rejects.toThrow(
    'it is larger than 6 bytes',
  )
})

test('an error of the stream is that of reading', async () => {
  const stream = new PassThrough()
  const reading = readText(stream, { maxBytes: 6, signal })
  stream.destroy(new Error('unplugged'))
  await expect(reading).rejects.toThrow('unplugged')
})

test('a stream that says nothing is left when the signal aborts', async () => {
  const abort = new AbortController()
  const stream = new PassThrough()
  const reading = readText(stream, { maxBytes: 6, signal: abort.signal })
  abort.abort()
  await expect(reading).rejects.toThrow('abort')
  expect(stream.destroyed).toBe(true)
})
