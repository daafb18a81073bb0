import type { Diagnostic } from '@graft/diagnostics'
import type { ModuleDef } from '@graft/typedef'
import { duplicateNames } from './duplicate-names.ts'
import { graphqlNames } from './graphql-names.ts'
import { knownTypes } from './known-types.ts'
import { mainObject } from './main-object.ts'
import { reservedNames } from './reserved-names.ts'
import type { Rule, ValidationScope } from './rule.ts'

/** All rules, in the order in which their diagnostics are shown. */
const rules: readonly Rule[] = [mainObject, graphqlNames, reservedNames, duplicateNames, knownTypes]

/** Checks a typedef document before it becomes a layer. */
export function validateModule(def: ModuleDef, scope: ValidationScope): readonly Diagnostic[] {
  return rules.flatMap((rule) => rule(def, scope))
}
