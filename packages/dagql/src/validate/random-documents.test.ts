import { array, assert, nat, property } from 'fast-check'
import { expect, test } from 'vitest'
import { harbour } from '../../test/validate/harbour.ts'
import { randomDocument } from '../../test/validate/random-document.ts'
import { verdictsOf } from '../../test/validate/verdicts.ts'

const numbers = array(nat({ max: 9999 }), { maxLength: 400, size: 'max' })

test.each([
  { names: 'distinct', runs: 2000 },
  { names: 'few', runs: 2000 },
] as const)(
  'random documents of $names names get the verdict of graphql-js',
  ({ names, runs }) => {
    let valid = 0
    let all = 0
    assert(
      property(numbers, (decisions) => {
        const text = randomDocument(harbour, decisions, names)
        const { v16, v17, ours } = verdictsOf(text)
        all++
        if (ours) valid++
        expect({ ours, text }).toEqual({ ours: v16 === true && v17 === true, text })
      }),
      { numRuns: runs },
    )
    // Neither verdict is rare, so that both are put to the test.
    expect(valid / all).toBeGreaterThan(0.2)
    expect(valid / all).toBeLessThan(0.9)
  },
  120_000,
)
