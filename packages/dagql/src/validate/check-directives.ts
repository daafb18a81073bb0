import type { DirectiveNode } from 'graphql'
import type { ArgumentSpec } from '../type/argument-spec.ts'
import { checkGivenValues } from './check-value.ts'
import type { ValidationPass } from './validation-pass.ts'

const condition: readonly ArgumentSpec[] = [
  { name: 'if', type: { kind: 'named', name: 'Boolean', nullable: false } },
]

/**
 * Checks the directives of a field or of a use of a fragment: `@skip` and `@include`, each once. No other directive
 * stands in documents, and these stand nowhere else.
 */
export function checkDirectives(
  pass: ValidationPass,
  directives: readonly DirectiveNode[] | undefined,
): boolean {
  if (directives === undefined || directives.length === 0) return true
  if (directives.length > 2 || directives[0]?.name.value === directives[1]?.name.value) return false
  for (const directive of directives) {
    const name = directive.name.value
    if (name !== 'skip' && name !== 'include') return false
    // A layer that has one of its own may give it other arguments.
    if (pass.schema.directive(name) !== undefined) return false
    if (!checkGivenValues(pass, directive.arguments, condition, 1)) return false
  }
  return true
}
