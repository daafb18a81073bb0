import { createServer, ObjectResult } from '@graft/dagql'
import type { ModuleTypedef } from '../../model/module-typedef.ts'
import { graftLayer } from './graft-layer.ts'

/** The parts of a call that only Graft has: walking by selectors, digests and IDs. */
export interface GraftCalls {
  /** Selects one hop from the root, the same each time, so that its call is in the cache. */
  selectHop(): Promise<unknown>
  /** Makes objects by different calls, of which nobody has asked for a digest or an ID. */
  makeObjects(count: number): Promise<readonly IdentifiedObject[]>
}

export interface IdentifiedObject {
  digest(): string
  id(): string
}

/** The field of the root that makes objects; its argument tells their calls apart. */
const MAKE_OBJECT = 'object'

/** Serves modules whose fields all have identities. */
export function graftCalls(modules: readonly ModuleTypedef[]): GraftCalls {
  const server = createServer({ layers: modules.map((module) => graftLayer(module, 'identified')) })
  let made = 0
  return {
    selectHop: async () => server.select('m0'),
    makeObjects: async (count) => {
      const objects: IdentifiedObject[] = []
      for (const end = made + count; made < end; made++) {
        const object = await server.select({ field: MAKE_OBJECT, args: { a: made } })
        if (!(object instanceof ObjectResult)) throw new Error(`\`${MAKE_OBJECT}\` makes objects`)
        objects.push(object)
      }
      return objects
    },
  }
}
