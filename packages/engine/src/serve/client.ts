import type { Diagnostic } from '@graft/diagnostics'
import type { ClientModule } from '../load/client-module.ts'
import { SingleFlight } from '../load/single-flight.ts'
import type { ClientMetadata } from '../session/client-metadata.ts'

/** The modules that a client may use, loaded or not. */
export interface ClientModules {
  readonly modules: readonly ClientModule[]
  readonly warnings: readonly Diagnostic[]
}

/** A connected caller: what it asked for when it connected, and the modules that follow from it. */
export class Client {
  readonly metadata: ClientMetadata
  /** Gathered at first use, when the workspace is detected. */
  readonly modules: SingleFlight<ClientModules>

  constructor(metadata: ClientMetadata, gather: () => Promise<ClientModules>) {
    this.metadata = metadata
    this.modules = new SingleFlight(gather)
  }
}
