import { LRUCache } from 'lru-cache'
import { aliasLayer } from '@graft/aliases'
import type { Policies } from '@graft/collisions'
import { clientView, compose, LazySchema, type Composition, type Layer } from '@graft/dagql'
import type { Diagnostic } from '@graft/diagnostics'
import type { InstalledModule } from '@graft/modules'

/** What clients with the same modules share. */
export interface ServedSchema {
  readonly composition: Composition
  /** For the words of errors; made when it is first needed. */
  readonly schema: () => LazySchema
  /** Modules whose names the policies refused, by the digest of their layer, with the reasons. */
  readonly refused: ReadonlyMap<string, readonly Diagnostic[]>
  readonly warnings: readonly Diagnostic[]
}

const MAX_SCHEMAS = 256

/** Composes core, modules and aliases; equal sets of modules share one schema, by digest. */
export class CompositionCache {
  readonly #base: Composition
  readonly #policies: Policies
  readonly #schemas = new LRUCache<string, ServedSchema>({ max: MAX_SCHEMAS })

  constructor(base: Composition, policies: Policies) {
    this.#base = base
    this.#policies = policies
  }

  /**
   * @param modules in the order in which they are gathered
   * @param blueprints those of `modules` whose functions are hoisted
   */
  get(modules: readonly InstalledModule[], blueprints: readonly InstalledModule[]): ServedSchema {
    const key = [...modules, '|', ...blueprints].map((each) =>
      typeof each === 'string' ? each : each.layer.digest,
    )
    const known = this.#schemas.get(key.join(' '))
    if (known !== undefined) return known
    const served = this.#compose(modules, blueprints)
    this.#schemas.set(key.join(' '), served)
    return served
  }

  #compose(modules: readonly InstalledModule[], blueprints: readonly InstalledModule[]): ServedSchema {
    let composition = this.#base
    const refused = new Map<string, readonly Diagnostic[]>()
    const warnings: Diagnostic[] = []
    const add = (layer: Layer): void => {
      const next = compose(composition, layer, this.#policies)
      if (!next.ok) return void refused.set(layer.digest, next.diagnostics)
      composition = next.value
      warnings.push(...next.warnings)
    }
    for (const module of modules) add(module.layer)
    const hoisted = blueprints.filter((module) => !refused.has(module.layer.digest))
    if (hoisted.length > 0) add(aliasLayer(hoisted))
    let schema: LazySchema | undefined
    return {
      composition,
      schema: () => (schema ??= new LazySchema(composition.in(clientView))),
      refused,
      // Two aliases that want one name are refused with one and the same diagnostic.
      warnings: [...new Set(warnings)],
    }
  }
}
