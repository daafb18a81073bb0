import type { Composition } from '../composition/composition.ts'
import type { PublishedSchema } from '../publish/published-schema.ts'
import type { TypeRef } from '../type/type-ref.ts'
import type { View } from '../view/view.ts'

/** One of the two compositions that are compared, as clients are told of it. */
export interface Side {
  readonly composition: Composition
  readonly schema: PublishedSchema
}

export interface Sides {
  readonly before: Side
  readonly after: Side
}

/** A composition as one side of a comparison. */
export function sideOf(composition: Composition, view: View): Side {
  return { composition, schema: composition.in(view).published }
}

/** A type as results have it: `Void` is always null. */
export function resultType(type: TypeRef): TypeRef {
  if (type.kind === 'list') return { ...type, element: resultType(type.element) }
  return type.name === 'Void' ? { ...type, nullable: true } : type
}

/** A type as it is passed in: objects go by ID. */
export function argumentType(type: TypeRef, side: Side): TypeRef {
  if (type.kind === 'list') return { ...type, element: argumentType(type.element, side) }
  return { ...type, name: side.schema.passedAs(type.name) }
}
