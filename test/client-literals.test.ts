import { enumValue, printLiteral, query, type ArgumentValue } from '@graft/client'
import { parse, parseValue, print, valueFromASTUntyped } from 'graphql'
import { expect, test } from 'vitest'

const ROUNDS = 3_000

/** A small linear congruential generator, so that every run sees the same values. */
function createRandom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

type Random = ReturnType<typeof createRandom>

/** Text that is likely to break a printer: quotes, escapes, controls, comments, line ends, astral characters. */
const FRAGMENTS =
  '" """ \\ \\" \\u # { } $a , \n \r\n \t \b \f \0 \u001b \u007f \u009f \u2028 \ufeff \uffff é 😀 \u{10ffff}'
    .split(' ')
    .concat(' ')

function randomText(random: Random): string {
  const pieces = Array.from({ length: random(8) }, () => {
    const code = random(0x11_0000)
    const anything = code >= 0xd800 && code <= 0xdfff ? 'x' : String.fromCodePoint(code)
    return random(4) === 0 ? anything : (FRAGMENTS[random(FRAGMENTS.length)] ?? '')
  })
  return pieces.join('')
}

function randomNumber(random: Random): number {
  const sign = random(2) === 0 ? 1 : -1
  const fraction = random(2 ** 32) / 2 ** 32
  switch (random(4)) {
    case 0:
      return sign * random(1_000)
    case 1:
      return sign * (Number.MAX_SAFE_INTEGER - random(1_000))
    case 2:
      return sign * fraction * 10 ** (random(600) - 300)
    default:
      return sign * Math.round(fraction * 2 ** random(80))
  }
}

function randomName(random: Random): string {
  const start = ['_', 'a', 'Z', '__proto__', 'constructor', 'true', 'null', 'on'][random(8)] ?? 'a'
  return `${start}${random(3) === 0 ? '' : random(1_000)}`
}

function randomValue(random: Random, depth: number): ArgumentValue {
  switch (random(depth > 4 ? 4 : 6)) {
    case 0:
      return randomText(random)
    case 1:
      // JSON has no -0 either.
      return randomNumber(random) + 0
    case 2:
      return random(2) === 0
    case 3:
      return null
    case 4:
      return Array.from({ length: random(5) }, () => randomValue(random, depth + 1))
    default:
      return Object.fromEntries(
        Array.from({ length: random(5) }, () => [randomName(random), randomValue(random, depth + 1)]),
      )
  }
}

test('printing a value and parsing the literal gives the value back', () => {
  const random = createRandom(20_261)
  for (let round = 0; round < ROUNDS; round++) {
    const value = randomValue(random, 0)
    const literal = printLiteral(value)
    // Objects of graphql-js have no prototype; JSON makes both sides plain.
    expect(JSON.stringify(valueFromASTUntyped(parseValue(literal)))).toBe(JSON.stringify(value))
  }
})

test('every single character of the first planes survives', () => {
  for (let code = 0; code < 0x3_0000; code += 64) {
    const characters = Array.from({ length: 64 }, (_, offset) => code + offset)
    const text = String.fromCodePoint(...characters.filter((point) => point < 0xd800 || point > 0xdfff))
    expect(valueFromASTUntyped(parseValue(printLiteral(text)))).toBe(text)
  }
})

test('integers are Int literals, digit by digit', () => {
  for (const value of [0, -1, 2 ** 31, Number.MAX_SAFE_INTEGER, 2 ** 60, 98_765_432_109_876_543_210n]) {
    expect(parseValue(printLiteral(value))).toMatchObject({
      kind: 'IntValue',
      value: BigInt(value).toString(),
    })
  }
})

test('enum members are enum literals, and text that looks like one is not', () => {
  expect(parseValue(printLiteral(enumValue('TCP')))).toMatchObject({ kind: 'EnumValue', value: 'TCP' })
  expect(parseValue(printLiteral('TCP'))).toMatchObject({ kind: 'StringValue', value: 'TCP' })
})

test('a chain is one valid document that hostile arguments cannot leave', () => {
  const random = createRandom(7)
  for (let round = 0; round < 500; round++) {
    const hostile = `") { secret } #${randomText(random)}`
    const chain = query()
      .field('node', { id: hostile, nested: { list: ['', hostile] }, mode: enumValue('A') })
      .on('Directory')
      .field('entries')
      .leaf(['name', '__typename'])
    const bare = print(parse(chain.toDocument(), { noLocation: true }))
    expect(bare.replace(/\(.*\)/s, '')).toBe(
      '{\n  node {\n    ... on Directory {\n      entries {\n        name\n        __typename\n      }\n    }\n  }\n}',
    )
  }
})
