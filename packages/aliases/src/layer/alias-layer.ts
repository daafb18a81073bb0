import { makeLayer, type FieldSpec, type Layer } from '@graft/dagql'
import type { InstalledModule } from '@graft/modules'
import { commandName } from '@graft/typedef'
import { autoAliases } from '../alias/auto-aliases.ts'
import { withField } from '../alias/with-field.ts'

/**
 * The aliases of the blueprints of one tier as a layer. The field `with` is there where one blueprint alone has a
 * constructor with arguments, because with several nobody could tell whose arguments it takes.
 */
export function aliasLayer(blueprints: readonly InstalledModule[]): Layer {
  const aliases = blueprints.flatMap(autoAliases)
  return makeLayer({
    name: 'aliases',
    root: [...aliases, ...withFields(blueprints)],
    rootClaimKind: (field) => (field.aliasOf === undefined ? 'core-field' : 'auto-alias'),
    // What an alias does follows from its module: the same names over other modules are other aliases.
    digestSeed: blueprints.map((module) => module.layer.digest).join(' '),
    spelling: commandName,
  })
}

function withFields(blueprints: readonly InstalledModule[]): readonly FieldSpec[] {
  const [only, ...others] = blueprints
  const constructor = only?.layer.root.get(only.constructorName)
  if (constructor === undefined || others.length > 0 || constructor.args.length === 0) return []
  return [withField(constructor)]
}
