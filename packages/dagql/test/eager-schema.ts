import { GraphQLSchema, printSchema } from 'graphql'

/** The same schema made at once by graphql-js, which takes nothing on trust. */
export function eagerSchema(schema: GraphQLSchema): GraphQLSchema {
  return new GraphQLSchema({ ...schema.toConfig(), assumeValid: false })
}

/** What a schema prints, by definition: the order of types is not part of it. */
export function printedBlocks(schema: GraphQLSchema): readonly string[] {
  return printSchema(schema)
    .split(/\n\n(?=\S)/)
    .toSorted()
}

/** What a schema prints for one type. */
export function printedType(schema: GraphQLSchema, name: string): string | undefined {
  return printedBlocks(schema).find((block) =>
    new RegExp(`^(?:type|interface|enum|input|scalar|directive) @?${name}\\b`, 'm').test(block),
  )
}
