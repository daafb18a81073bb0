import type { DocumentNode } from 'graphql'
import type { PublishedSchema } from '../publish/published-schema.ts'
import { ROOT_TYPE } from '../layer/layer.ts'
import { checkFragment, sortFragments } from './check-fragments.ts'
import { checkSelections } from './check-selections.ts'
import { checkVariableDefinitions } from './check-variable-definitions.ts'
import { checkVariableUses } from './check-variable-uses.ts'
import { indexDocument } from './document-index.ts'
import { introspectionIsShallow } from './introspection-depth.ts'
import { fieldsCanMerge } from './overlapping-fields.ts'
import { createPass, type ValidationPass } from './validation-pass.ts'

/**
 * Whether a document is certainly valid. False means: ask graphql-js, which also words the errors.
 *
 * It never accepts what graphql-js refuses, be it by a rule or because a rule ran out of its bounds, and costs a
 * small part of it: one walk without visitors, in which every name is looked up once. But for this: where a schema is
 * asked about itself, it has the fields `directives`, which graphql-js does not know.
 */
export function isCertainlyValid(document: DocumentNode, schema: PublishedSchema): boolean {
  const index = indexDocument(document)
  return index !== undefined && checkPass(createPass(schema, index))
}

/** The same for a pass that was started, whose notes then tell what it took. */
export function checkPass(pass: ValidationPass): boolean {
  const { operations, fragments } = pass.index
  // Names, arguments, values and directives, definition by definition; what definitions use of each other is noted.
  for (const operation of operations) {
    pass.uses = operation
    if (!checkVariableDefinitions(pass, operation.node)) return false
    if (!checkSelections(pass, operation.node.selectionSet, ROOT_TYPE, 1)) return false
  }
  for (const fragment of fragments.values()) {
    pass.uses = fragment
    if (!checkFragment(pass, fragment)) return false
  }
  // Whatever follows spreads into spread must come after cycles are ruled out.
  const sorted = sortFragments(fragments)
  if (sorted === undefined) return false
  if (!checkVariableUses(pass)) return false
  if (!introspectionIsShallow(pass, sorted)) return false
  return fieldsCanMerge(pass)
}
