import * as fc from 'fast-check'
import type { FieldSpec } from '../src/field/field-spec.ts'
import type { LayerInput } from '../src/layer/make-layer.ts'
import type { LayerType } from '../src/object/object-class.ts'
import type { TypeRef } from '../src/type/type-ref.ts'
import { randomLayer } from './random-layer.ts'

/** Two layers in random views, of which the second uses types of the first in places of its own. */
export function randomLayerPair(): fc.Arbitrary<readonly [LayerInput, LayerInput]> {
  const one = randomLayer({ prefix: 'P', views: true })
  const two = randomLayer({ prefix: 'Q', views: true })
  const picks = fc.array(fc.nat(99), { minLength: 60, maxLength: 60 })
  return fc.tuple(one, two, picks).map(([first, second, numbers]) => {
    const own = new Map((second.types ?? []).map((type) => [type.name, type.kind]))
    let next = 0
    // A type of one kind stands where one of the same kind stood, so that most layers still fit.
    const use = (ref: TypeRef): TypeRef => {
      if (ref.kind === 'list') return { ...ref, element: use(ref.element) }
      const kind = own.get(ref.name)
      const alike = (first.types ?? []).filter((type) => type.kind === kind).map(({ name }) => name)
      const at = numbers[next++ % numbers.length] ?? 0
      const name = at % 2 === 0 ? alike[at % Math.max(1, alike.length)] : undefined
      return name === undefined ? ref : { ...ref, name }
    }
    const field = <Field extends FieldSpec>(each: Field): Field => ({
      ...each,
      type: use(each.type),
      args: each.args.map((arg) => ({ ...arg, type: use(arg.type) })),
    })
    const type = (each: LayerType): LayerType => {
      if (each.kind === 'object') return { ...each, fields: each.fields.map(field) }
      if (each.kind === 'input')
        return { ...each, fields: each.fields.map((arg) => ({ ...arg, type: use(arg.type) })) }
      return each
    }
    return [
      first,
      { ...second, types: (second.types ?? []).map(type), root: (second.root ?? []).map(field) },
    ] as const
  })
}
