import {
  KnownTypeNamesRule,
  specifiedRules,
  type ASTVisitor,
  type ValidationContext,
  type ValidationRule,
} from 'graphql'

/**
 * Refuses types that the schema does not have, as `KnownTypeNamesRule` does. That of graphql-js 16 asks for the names
 * of all types each time; this one asks for one type by its name, and leaves the others' suggestions to the stock rule.
 */
export function knownTypeNames(context: ValidationContext): ASTVisitor {
  let stock: ASTVisitor | undefined
  return {
    NamedType: (node, ...place) => {
      if (context.getSchema().getType(node.name.value) !== undefined) return undefined
      stock ??= KnownTypeNamesRule(context)
      const refuse = 'NamedType' in stock ? stock.NamedType : undefined
      return typeof refuse === 'function' ? refuse.call(stock, node, ...place) : undefined
    },
  }
}

/** The rules of the GraphQL specification, in a form that makes no more of a schema than a document touches. */
export const validationRules: readonly ValidationRule[] = specifiedRules.map((rule) =>
  rule === KnownTypeNamesRule ? knownTypeNames : rule,
)
