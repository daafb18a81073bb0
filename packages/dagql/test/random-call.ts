import type { Call, CallModule, Literal, NamedLiteral } from '@graft/dagql'
import * as fc from 'fast-check'

/** A source of numbers: `random(n)` is a whole number from 0 to n-1. */
type Random = (below: number) => number

/** Texts that encoders get wrong: empty, NUL, separators, several bytes a character, text that looks like another. */
export const awkwardTexts: readonly string[] = [
  '',
  '\0',
  'a\0b',
  'a',
  'ab',
  '1:a',
  'é',
  'e\u0301',
  '漢字',
  '👩‍👩‍👧',
  '"\\/',
  'null',
  '0',
  '\uFEFF',
  '\uFFFD',
  '\uD83D',
  '\uDE00',
  'C0FFEE',
  'c0ffee'.repeat(6),
  `${'c0ffee'.repeat(6)}0`,
  'A_-9'.repeat(8),
  'A_-9'.repeat(8) + 'AB',
  'x'.repeat(300),
]

const numbers: readonly number[] = [0, 1, -1, 127, 128, 16_384, 2 ** 31, 2 ** 53 - 1, -(2 ** 53 - 1)]
const floats: readonly number[] = [0, -0, 0.5, -0.5, 1, 1e308, 5e-324, Number.EPSILON]
const modules: readonly CallModule[] = [
  { digest: 'c0ffee'.repeat(6) },
  { digest: 'c0ffee'.repeat(6), name: 'wolfi' },
  { digest: 'beef', name: 'go', ref: 'github.com/example/go@v1' },
]

/** Makes a call of at most a few dozen links; earlier ones are used again, as receivers and in arguments. */
function randomCall(random: Random): Call {
  const made: Call[] = []
  const count = 1 + random(8)
  for (let index = 0; index < count; index++) made.push(oneCall(random, made))
  const last = made.at(-1)
  if (last === undefined) throw new Error('a call was made')
  return last
}

/** Any call, made from a number, so that a failure names what to make again. */
export const anyCall: fc.Arbitrary<Call> = fc
  .infiniteStream(fc.nat())
  .map((stream) => randomCall((below) => Number(stream.next().value) % below))

/** Any text, ill-formed and awkward ones among them. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...awkwardTexts),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units)),
  fc.uint8Array({ minLength: 6 }).map((bytes) => Buffer.from(bytes).toString('hex')),
  fc.uint8Array({ minLength: 9 }).map((bytes) => Buffer.from(bytes).toString('base64url')),
)

function pick<T>(random: Random, values: readonly T[]): T {
  const value = values[random(values.length)]
  if (value === undefined) throw new Error('nothing to pick from')
  return value
}

function oneCall(random: Random, made: readonly Call[]): Call {
  const receiver = made[random(made.length + 1)]
  const some = (): boolean => random(3) === 0
  return {
    ...(receiver === undefined ? {} : { receiver }),
    field: pick(random, ['point', 'shift', 'x', 'ü', '']),
    args: randomValues(random, made, 'arg'),
    type: pick(random, ['Point', 'Query', 'A\0B']),
    ...(some() ? { nth: Array.from({ length: 1 + random(3) }, () => random(200)) } : {}),
    ...(some() ? { module: pick(random, modules) } : {}),
    ...(some() ? { interval: pick(random, ['>=1.0 <2.0', 'newest', '']) } : {}),
    ...(some() ? { declaration: pick(random, awkwardTexts) } : {}),
    ...(some() ? { implicit: [...randomValues(random, made, 'cachePer'), ['last', { kind: 'null' }]] } : {}),
  }
}

function randomValues(random: Random, made: readonly Call[], name: string): readonly NamedLiteral[] {
  return Array.from({ length: random(4) }, (_, index) => [`${name}${index}`, randomLiteral(random, made, 3)])
}

function randomLiteral(random: Random, made: readonly Call[], depth: number): Literal {
  const call = made[random(made.length + 1)]
  const nested = (): Literal => randomLiteral(random, made, depth - 1)
  switch (random(depth === 0 ? 9 : 11)) {
    case 0:
      return { kind: 'null' }
    case 1:
      return { kind: 'boolean', value: random(2) === 0 }
    case 2:
      return { kind: 'integer', value: pick(random, numbers) }
    case 3:
      return { kind: 'float', value: pick(random, floats) }
    case 4:
      return { kind: 'string', value: pick(random, awkwardTexts) }
    case 5:
      return { kind: 'enum', value: pick(random, ['RED', 'BLUE']) }
    case 6:
      return call === undefined ? { kind: 'null' } : { kind: 'call', call }
    case 7:
      return { kind: 'digested', value: pick(random, awkwardTexts), digest: pick(random, awkwardTexts) }
    case 8:
      return { kind: 'sensitive', seal: pick(random, awkwardTexts) }
    case 9:
      return { kind: 'list', elements: Array.from({ length: random(4) }, nested) }
    default:
      return {
        kind: 'object',
        members: Array.from({ length: random(3) }, (_, index) => [
          `${pick(random, awkwardTexts)}${index}`,
          nested(),
        ]),
      }
  }
}
