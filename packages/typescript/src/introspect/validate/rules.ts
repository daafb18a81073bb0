import { deprecatedArguments } from './deprecated-arguments.ts'
import { duplicateNames } from './duplicate-names.ts'
import { duplicateTypes } from './duplicate-types.ts'
import { publishableNames } from './publishable-names.ts'
import { reservedNames } from './reserved-names.ts'
import type { Rule } from './rule.ts'

/** What is checked once a module is defined. The order does not matter: problems are sorted by place. */
export const rules: readonly Rule[] = [
  reservedNames,
  publishableNames,
  duplicateNames,
  duplicateTypes,
  deprecatedArguments,
]
