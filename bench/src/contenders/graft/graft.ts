import { definePolicies } from '@graft/collisions'
import {
  clientView,
  compose,
  composeAll,
  createServer,
  DocumentCache,
  Seals,
  Server,
  type Composition,
  type Layer,
} from '@graft/dagql'
import { unwrap } from '@graft/diagnostics'
import type { Contender, Service } from '../contender.ts'
import { graftLayer, type FieldsOfLayer } from './graft-layer.ts'

const policies = definePolicies({})
/** What all clients of a process share. */
const options = {
  policies,
  view: clientView,
  documents: new DocumentCache(),
  seals: new Seals(),
  cache: false,
} as const

/** Compositions of core alone, which all clients of a process start from. */
const cores = new WeakMap<Layer, Composition>()

/** Fields answer from the value of their receiver, without an identity. */
export const graft: Contender<Layer> = contender('trivial')
/** Every field is a call with an identity, made once and then found in the cache. */
export const graftWithIds: Contender<Layer> = contender('identified')

function contender(fields: FieldsOfLayer): Contender<Layer> {
  return {
    prepare: (module) => graftLayer(module, fields),
    compose: (core, modules) => graftService(createServer({ layers: [core, ...modules], policies })),
    composeClient: (core, modules) => {
      let composition = cores.get(core)
      if (composition === undefined) cores.set(core, (composition = unwrap(composeAll([core], policies))))
      return graftService(new Server(unwrap(composeAll(modules, policies, composition)), options))
    },
  }
}

/** Serves what a server of Graft serves. */
export function graftService(server: Server): Service<Layer> {
  const { composition } = server
  const execute = (query: string): ReturnType<Server['executeNow']> => server.executeNow({ query })
  return {
    execute,
    executeUnseen: execute,
    with: (layer) => graftService(server.with(layer)),
    without: (name) => {
      const removed = composition.layers.find((layer) => layer.name === name)
      if (removed === undefined) throw new Error(`no layer is named ${name}`)
      return graftService(server.without(removed))
    },
    composeAlone: (layer) => unwrap(compose(composition, layer, policies)),
  }
}
