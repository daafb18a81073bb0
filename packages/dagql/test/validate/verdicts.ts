import { parse } from 'graphql'
import { describe, expect, test } from 'vitest'
import { isCertainlyValid } from '../../src/validate/is-certainly-valid.ts'
import { harbour } from './harbour.ts'
import { oraclesOf, type Oracle } from './oracle.ts'

const oracles: readonly Oracle[] = oraclesOf(harbour)

/** What graphql-js 17, graphql-js 16 and our pass think of a document. */
export interface Verdicts {
  readonly v17: boolean | undefined
  readonly v16: boolean | undefined
  readonly ours: boolean
}

export function verdictsOf(text: string): Verdicts {
  const [v17, v16] = oracles.map((oracle) => oracle(text))
  return { v17, v16, ours: isCertainlyValid(parse(text), harbour.published) }
}

export interface RuleDocuments {
  readonly valid: readonly string[]
  readonly invalid: readonly string[]
}

/** Tests that both versions of graphql-js and our pass think of documents what is said of them. */
export function describeRule(rule: string, { valid, invalid }: RuleDocuments): void {
  describe(`${rule}`, () => {
    for (const [expected, documents] of [
      [true, valid],
      [false, invalid],
    ] as const) {
      test.each(documents)(`${expected ? 'accepts' : 'refuses'} %s`, (text) => {
        expect(verdictsOf(text)).toEqual({ v17: expected, v16: expected, ours: expected })
      })
    }
  })
}
