import { arg, createServer, layer, object, String, type Layer, type Server } from '@graft/dagql'
import { unwrap } from '@graft/diagnostics'
import { moduleLayer, type InstalledModule, type Module, type ValidationScope } from '@graft/modules'
import { decodeModuleDef, type JsonValue, type ModuleDef } from '@graft/typedef'
import { InlineRuntime, type InlineFunction } from './inline-runtime.ts'

const Note = object<{ text: string }>('Note', 'A note that lives in the engine.')

/** A core of one type: enough to pass core's objects to a module and back. */
export const notes: Layer = layer('core', ({ type, root }) => {
  type(Note, (field) => ({ text: field(String, {}, (note) => note.text) }))
  root((field) => ({
    note: field(Note, { args: { text: arg(String) } }, (_root, { text }) => ({ text })),
  }))
})

export const scope: ValidationScope = {
  outsideTypes: new Set(createServer({ layers: [notes] }).composition.typeNames()),
}

/** Reads a typedef document as an SDK would hand it over: what is left out is empty. */
export function document(parts: { readonly [key: string]: JsonValue }): ModuleDef {
  return unwrap(decodeModuleDef({ formatVersion: 1, enums: [], ...parts }))
}

/** A module around a document. */
export function inlineModule(
  def: ModuleDef,
  options: Partial<Module> & { readonly functions?: { readonly [key: string]: InlineFunction } } = {},
): Module & { readonly inline: InlineRuntime } {
  const { functions = {}, ...rest } = options
  const inline = new InlineRuntime(functions)
  return {
    name: def.name,
    def,
    digest: 'digest',
    source: `/modules/${def.name}`,
    config: {},
    runtime: () => inline,
    inline,
    ...rest,
  }
}

export function install(module: Module): InstalledModule {
  return unwrap(moduleLayer(module, scope))
}

export function serveModules(...modules: readonly (Module | InstalledModule)[]): Server {
  const layers = modules.map((module) => ('layer' in module ? module : install(module)).layer)
  return createServer({ layers: [notes, ...layers] })
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

/** The code of the first error of an answer, with its message. */
export async function errorOf(
  server: Server,
  query: string,
  variables: { readonly [name: string]: unknown } = {},
): Promise<{ readonly code: string; readonly message: string }> {
  const { errors } = await server.execute({ query, variables })
  const [first] = errors ?? []
  if (first === undefined) throw new Error('the request succeeded')
  return { code: first.extensions.code, message: first.message }
}
