import type { InstalledModule } from '@graft/modules'
import type { SourceLocation } from '@graft/diagnostics'
import type { JsonValue } from '@graft/typedef'

/** Who asks for a module. Only the blueprints of the highest tier present are hoisted. */
export type Tier = 'engine' | 'workspace' | 'extra'

/** A wish for a module, before anything of it is read. */
export interface ModuleRequest {
  /** The name to install it as; absent where its own is taken, which is known once its file is read. */
  readonly name?: string | undefined
  readonly tier: Tier
  readonly blueprint: boolean
  readonly source: ModuleLocation
  readonly config: { readonly [name: string]: JsonValue }
  readonly configLocations?: ReadonlyMap<string, SourceLocation> | undefined
  /** Where the request is written, for errors. */
  readonly location?: SourceLocation | undefined
}

export type ModuleLocation =
  | { readonly kind: 'code'; readonly module: InstalledModule }
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'remote'; readonly ref: string }
