import { definePolicies, type PolicyOverrides } from '@graft/collisions'
import {
  createServer,
  layer,
  makeLayer,
  object,
  String,
  withResolver,
  type Layer,
  type Server,
} from '@graft/dagql'
import { aliasLayer } from '@graft/aliases'
import type { InstalledModule } from '@graft/modules'

const Folder = object<{ readonly path: string }>('Folder', 'A folder of the engine.')

const declared = layer('core', ({ type, root }) => {
  type(Folder, (field) => ({ path: field(String, {}, (folder) => folder.path) }))
  root((field) => ({
    directory: field(Folder, {}, () => ({ path: '/core' })),
    version: field(String, {}, () => '7'),
  }))
})

/** A core with a field that modules like to shadow, and with the field `core` that reaches it all the same. */
export const core: Layer = makeLayer({
  name: 'core',
  types: [
    ...declared.types.values(),
    {
      kind: 'object',
      name: 'Core',
      fields: [...declared.root.values()].map((field) =>
        withResolver(field, ({ context }) => context.select(context.root, { field: field.name })),
      ),
    },
  ],
  root: [
    ...declared.root.values(),
    {
      name: 'core',
      type: { kind: 'named', name: 'Core', nullable: false },
      args: [],
      owner: 'core',
      resolve: () => ({}),
    },
  ],
})

/** Serves core, all modules, and the aliases of those that are blueprints. */
export function serveBlueprints(
  blueprints: readonly InstalledModule[],
  options: { readonly others?: readonly InstalledModule[]; readonly policies?: PolicyOverrides } = {},
): Server {
  const modules = [...blueprints, ...(options.others ?? [])]
  return createServer({
    layers: [core, ...modules.map((module) => module.layer), aliasLayer(blueprints)],
    policies: definePolicies(options.policies ?? {}),
  })
}

/** The data of an answer; throws its errors. */
export async function dataOf(
  server: Server,
  query: string,
  variables: { readonly [name: string]: unknown } = {},
): Promise<unknown> {
  const { data, errors } = await server.execute({ query, variables })
  if (errors !== undefined) throw new Error(JSON.stringify(errors))
  // graphql-js makes records without a prototype; tests compare plain ones.
  return structuredClone(data)
}

export async function codesOf(server: Server, query: string): Promise<readonly string[]> {
  const { errors } = await server.execute({ query })
  return (errors ?? []).map((error) => error.extensions.code)
}

/** Names of the fields that clients see at the root. */
export async function rootNames(server: Server): Promise<readonly string[]> {
  const data = await dataOf(server, '{ __schema { queryType { fields { name } } } }')
  // The query above has this shape.
  const { __schema: schema } = data as { __schema: { queryType: { fields: { name: string }[] } } }
  return schema.queryType.fields.map((field) => field.name)
}
