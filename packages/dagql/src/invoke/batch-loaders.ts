import DataLoader from 'dataloader'
import { GraftError, invariant } from '@graft/diagnostics'
import { literalsKey } from '../call/call-key.ts'
import { inputName } from '../call/content-digest.ts'
import type { VisibleSchema } from '../composition/visible-schema.ts'
import type { BatchResolver, FieldSpec, ResolveContext } from '../field/field-spec.ts'
import type { ObjectResult } from '../field/object-result.ts'
import type { Binding, BoundArguments } from './bind-arguments.ts'
import { wrongBatch } from './messages.ts'

/** More objects than this are answered in several calls. */
const MAX_BATCH = 1_000

/** A call that waits for its batch. */
interface Member {
  readonly receiver: ObjectResult
  readonly context: BatchContext
}

/** The context of a call that is answered together with others. */
export interface BatchContext extends ResolveContext {
  readonly binding: Binding
  /** The context of one call for all that are made in these contexts. */
  together(contexts: readonly BatchContext[]): ResolveContext
}

/**
 * Gathers the calls of batched fields within one request, so that N objects make one call of the resolver.
 * Calls with other arguments, or of callers who see something else, are another batch.
 */
export class BatchLoaders {
  readonly #loaders = new WeakMap<BatchResolver, Map<string, DataLoader<Member, unknown>>>()
  readonly #schemas = new Map<VisibleSchema, number>()

  /** Answers a batched field for one object, together with the others that are asked for meanwhile. */
  load(
    field: FieldSpec & { readonly batch: BatchResolver },
    receiver: ObjectResult,
    bound: BoundArguments,
    context: BatchContext,
  ): Promise<unknown> {
    const { batch } = field
    let byArguments = this.#loaders.get(batch)
    if (byArguments === undefined) this.#loaders.set(batch, (byArguments = new Map()))
    const seen = `${this.#numberOf(context.binding.schema)} ${context.version ?? ''}`
    const key = `${seen} ${literalsKey(bound.literals, inputName, field.name)}`
    let loader = byArguments.get(key)
    if (loader === undefined) {
      const place = `${receiver.typeName}.${field.name}`
      // The result cache is what keeps results; this only gathers.
      loader = new DataLoader((members) => callBatch({ place, batch, members, bound }), {
        cache: false,
        maxBatchSize: MAX_BATCH,
      })
      byArguments.set(key, loader)
    }
    return loader.load({ receiver, context })
  }

  /** A request sees a schema or two. */
  #numberOf(schema: VisibleSchema): number {
    let number = this.#schemas.get(schema)
    if (number === undefined) this.#schemas.set(schema, (number = this.#schemas.size))
    return number
  }
}

interface BatchCall {
  readonly place: string
  readonly batch: BatchResolver
  readonly members: readonly Member[]
  readonly bound: BoundArguments
}

async function callBatch({ place, batch, members, bound }: BatchCall): Promise<readonly unknown[]> {
  const contexts = members.map(({ context }) => context)
  const context = contexts[0]?.together(contexts)
  invariant(context !== undefined, 'a batch is made for somebody')
  const results = await batch(
    members.map(({ receiver }) => receiver),
    bound.args,
    context,
  )
  if (!Array.isArray(results))
    throw new GraftError(wrongBatch(place, members.length, 'did not return a list'))
  if (results.length !== members.length)
    throw new GraftError(wrongBatch(place, members.length, `returned ${results.length} results`))
  return results
}
