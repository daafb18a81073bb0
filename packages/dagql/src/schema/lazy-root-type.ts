import { GraphQLObjectType, type GraphQLField, type GraphQLFieldConfig } from 'graphql'
import { lazyRecord, type LazySource } from './lazy-record.ts'

type RootField = GraphQLField<unknown, unknown>
type RootFieldConfig = GraphQLFieldConfig<unknown, unknown>

/** The root type of a schema that may have thousands of fields: each is made when first read. */
export class LazyRootType extends GraphQLObjectType<unknown, unknown> {
  readonly #fields: { [name: string]: RootField }

  constructor(name: string, description: string | undefined, source: LazySource<RootFieldConfig>) {
    super({ name, description, fields: {} })
    const made = new Map<string, RootField>()
    this.#fields = lazyRecord<RootField>({
      names: () => source.names(),
      has: (fieldName) => source.has(fieldName),
      get: (fieldName) => {
        const known = made.get(fieldName)
        if (known !== undefined) return known
        const config = source.get(fieldName)
        const field = config === undefined ? undefined : makeField(name, fieldName, config)
        if (field !== undefined) made.set(fieldName, field)
        return field
      },
    })
  }

  override getFields(): { [name: string]: RootField } {
    return this.#fields
  }
}

/** graphql-js makes fields only together with a type, so a type of one field makes it. */
function makeField(typeName: string, fieldName: string, config: RootFieldConfig): RootField | undefined {
  const type = new GraphQLObjectType<unknown, unknown>({ name: typeName, fields: { [fieldName]: config } })
  return type.getFields()[fieldName]
}
