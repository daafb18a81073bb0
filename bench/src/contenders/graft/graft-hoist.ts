import { createServer, makeLayer, withResolver, type FieldSpec } from '@graft/dagql'
import type { Execution } from '../recomposing-service.ts'
import type { ModuleTypedef } from '../../model/module-typedef.ts'
import { graftService } from './graft.ts'
import { graftLayer } from './graft-layer.ts'

/** Serves modules with `Query.hoisted`, an alias of `m0 { f0 }` as the engine makes them. */
export function graftHoist(modules: readonly ModuleTypedef[]): Execution {
  const layers = modules.map((module) => graftLayer(module, 'trivial'))
  const f0 = layers.flatMap((layer) => {
    const type = layer.types.get('M0T0')
    return type?.kind === 'object' ? type.fields.filter((field) => field.name === 'f0') : []
  })
  const aliases = makeLayer({
    name: 'aliases',
    root: f0.map(aliasOf),
    rootClaimKind: 'auto-alias',
  })
  return graftService(createServer({ layers: [...layers, aliases] }))
}

function aliasOf(field: FieldSpec): FieldSpec {
  const hoisted = withResolver(field, ({ given, context }) =>
    context.selectNow(context.root, { field: 'm0' }, { field: 'f0', args: given }),
  )
  return { ...hoisted, name: 'hoisted', filter: { surface: 'client' }, aliasOf: ['m0', 'f0'] }
}
