import { definePolicies } from '@graft/collisions'
import { unwrap } from '@graft/diagnostics'
import { composeAll } from '../src/composition/compose.ts'
import type { VisibleSchema } from '../src/composition/visible-schema.ts'
import type { Layer } from '../src/layer/layer.ts'
import type { Surface } from '../src/view/view.ts'

/** Layers as clients of a version see them. */
export function visibleSchema(
  layers: readonly Layer[],
  version?: string,
  surface: Surface = 'client',
): VisibleSchema {
  return unwrap(composeAll(layers, definePolicies({}))).in({ version, surface })
}
