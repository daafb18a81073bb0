import type { ResolveContext } from '@graft/dagql'
import { GraftError } from '@graft/diagnostics'
import { isWireObject, isWirePlain, isWireReference, type JsonValue, type TypeRef } from '@graft/typedef'
import { wrongReturn } from '../messages.ts'
import type { ModuleObject } from './module-object.ts'
import type { ModuleScope } from './module-scope.ts'

/**
 * Turns a wire value from a runtime into what a resolver returns: JSON for leaves, `ModuleObject` for the
 * module's own objects, loaded results for objects that came as IDs. Leaves are checked by the schema afterwards.
 *
 * @throws GraftError `MODULE_RETURN_TYPE`
 */
export async function decodeValue(
  place: string,
  type: TypeRef,
  value: JsonValue,
  within: { readonly scope: ModuleScope; readonly context: ResolveContext },
): Promise<unknown> {
  if (value === null) return null
  if (type.kind === 'list') {
    if (!Array.isArray(value)) throw new GraftError(wrongReturn(place, 'a list'))
    return Promise.all(
      value.map((element: JsonValue, index) =>
        decodeValue(`${place}[${index}]`, type.element, element, within),
      ),
    )
  }
  if (type.kind !== 'object' && type.kind !== 'interface') return isWirePlain(value) ? value.$plain : value
  if (isWireReference(value)) return within.context.load(value.$id)
  if (isWireObject(value) && value.$object === type.name) {
    return {
      identity: within.scope.identity,
      object: value.$object,
      state: value.state,
    } satisfies ModuleObject
  }
  throw new GraftError(wrongReturn(place, within.scope.names.publish(type.name)))
}
