import type { TypeDefinition } from '../type/type-definition.ts'
import type { TypeToken } from '../type/type-token.ts'
import type { ViewFilter } from '../view/view.ts'
import { argumentSpecs, definitionsOf, type AnyArgumentTokens } from './argument-token.ts'
import type { FieldShape } from './field-spec.ts'

export interface ShapeOptions extends Pick<
  FieldShape,
  'description' | 'deprecated' | 'experimental' | 'directives'
> {
  readonly args?: AnyArgumentTokens
  readonly view?: ViewFilter | undefined
}

/** A field that an interface asks for, without its name and owner, which the layer knows. */
export interface DeclaredShape {
  readonly definitions: readonly TypeDefinition[]
  readonly shape: Omit<FieldShape, 'name' | 'owner'>
}

/** Says what an interface asks of a field: its type and arguments. */
export type ShapeBuilder = (type: TypeToken<unknown>, options?: ShapeOptions) => DeclaredShape

export const shapeBuilder: ShapeBuilder = (type, options = {}) => {
  const { args = {}, view, ...rest } = options
  return {
    definitions: [...definitionsOf(type), ...Object.values(args).flatMap((each) => definitionsOf(each.type))],
    shape: { ...rest, type: type.ref, args: argumentSpecs(args), filter: view },
  }
}
