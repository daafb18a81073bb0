import type { Call, Literal } from '@graft/dagql'
import type { Random } from './seeded-random.ts'

/** Texts that encoders get wrong: empty, NUL, separators, several bytes a character, text that looks like another. */
export const awkwardTexts: readonly string[] = [
  '',
  '\0',
  'a\0b',
  'a',
  'ab',
  'é',
  'e\u0301',
  '漢字',
  '👩‍👩‍👧',
  '"\\/',
  'null',
  '0',
  '\uFEFF',
  'x'.repeat(300),
]

const numbers: readonly number[] = [0, 1, -1, 127, 128, 16_384, 2 ** 31, 2 ** 53 - 1, -(2 ** 53 - 1)]
const floats: readonly number[] = [0.5, -0.5, 1, 1e308, 5e-324, Number.EPSILON]

/** Makes a call of at most a few dozen links; earlier ones are used again, as receivers and in arguments. */
export function randomCall(random: Random): Call {
  const made: Call[] = []
  const count = 1 + random(8)
  for (let index = 0; index < count; index++) made.push(oneCall(random, made))
  const last = made.at(-1)
  if (last === undefined) throw new Error('a call was made')
  return last
}

function oneCall(random: Random, made: readonly Call[]): Call {
  const receiver = made[random(made.length + 1)]
  return {
    ...(receiver === undefined ? {} : { receiver }),
    field: pick(random, ['point', 'shift', 'x', 'ü', '']),
    args: Array.from({ length: random(4) }, (_, index) => [`arg${index}`, randomLiteral(random, made, 3)]),
    type: pick(random, ['Point', 'Query', 'A\0B']),
    ...(random(3) === 0 ? { nth: 1 + random(200) } : {}),
    ...(random(3) === 0 ? { module: 'c0ffee' } : {}),
  }
}

function randomLiteral(random: Random, made: readonly Call[], depth: number): Literal {
  const call = made[random(made.length + 1)]
  const nested = (): Literal => randomLiteral(random, made, depth - 1)
  switch (random(depth === 0 ? 7 : 9)) {
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

export function pick<T>(random: Random, values: readonly T[]): T {
  const value = values[random(values.length)]
  if (value === undefined) throw new Error('nothing to pick from')
  return value
}
