import { GraphQLSchema } from 'graphql'

let template: GraphQLSchema | undefined

/** Makes a `GraphQLSchema` without types by copying the fields of one that was made in full. */
function copySchema(this: object): void {
  template ??= new GraphQLSchema({ assumeValid: true })
  Object.assign(this, template)
}
copySchema.prototype = GraphQLSchema.prototype

/**
 * `GraphQLSchema` with a constructor that costs next to nothing. The real one walks the introspection types for each
 * schema, which is most of the price of a schema that makes its types later. What is made here is an instance of
 * `GraphQLSchema` and has its own fields, whatever the version calls them: `__validationErrors` says that it is
 * valid, `__kind` (17) that it is a schema. Its type map knows introspection alone, so that a subclass has to answer
 * for types, root fields and directives itself.
 */
// A function that is called with `new` is a constructor; there is no other way past the one of the class.
export const SchemaBase: new () => GraphQLSchema = copySchema as unknown as new () => GraphQLSchema
