import type { CallModule } from '../call/call.ts'
import type { Layer } from '../layer/layer.ts'

/**
 * Port: finds the layers of modules that an ID names and the composition does not have, so that an ID works in a
 * process that never loaded them. What cannot be found is left out.
 */
export interface ModuleLayers {
  layersOf(modules: readonly CallModule[], signal: AbortSignal): Promise<readonly Layer[]>
}
