import type { Diagnostic } from '@graft/diagnostics'
import { checkForeignUses } from '../check/foreign-uses.ts'
import { lacksField, noInterface, unfitField } from '../check/messages.ts'
import { viewsToCheck } from '../check/views-to-check.ts'
import type { FieldSpec } from '../field/field-spec.ts'
import { ROOT_TYPE, type Layer } from '../layer/layer.ts'
import type { LayerTables } from '../layer/layer-tables.ts'
import { interfaceMisfit } from '../object/interface-fit.ts'
import type { LayerType } from '../object/object-class.ts'
import { namedTypeOf } from '../type/type-ref.ts'
import { canonicalView } from '../view/view.ts'
import type { Composition } from './composition.ts'
import { VisibleSchema } from './visible-schema.ts'

/**
 * What is wrong with how a layer uses types that it does not bring: what a layer cannot be checked for by itself. Costs
 * nothing for layers that need no others.
 *
 * @param composition one that has the layer
 * @param tables what the layer put into it
 */
export function checkUses(
  composition: Composition,
  layer: Layer,
  tables: LayerTables,
): readonly Diagnostic[] {
  if (layer.needs.size === 0) return []
  const foreign = foreignTypes(composition, layer)
  const extensions = new Map<string, FieldSpec[]>()
  for (const { typeName, fields } of layer.claimedFields.values()) {
    const all = extensions.get(typeName)
    if (all === undefined) extensions.set(typeName, [...fields])
    else all.push(...fields)
  }
  const root = extensions.get(ROOT_TYPE) ?? []
  extensions.delete(ROOT_TYPE)
  const input = { name: layer.name, types: [...layer.types.values()], root, extensions }
  return [...checkForeignUses(input, foreign), ...wrongImplements(composition, foreign, tables)]
}

/** The types that a layer needs, with those that the input objects among them are made of. */
function foreignTypes(composition: Composition, { needs }: Layer): ReadonlyMap<string, LayerType> {
  const foreign = new Map<string, LayerType>()
  const names = new Set(needs)
  // It grows on the way.
  for (const name of names) {
    const type = composition.type(name)
    if (type !== undefined) foreign.set(name, type)
    if (type?.kind === 'input') for (const field of type.fields) names.add(namedTypeOf(field.type).name)
  }
  return foreign
}

/** Types that say that they implement an interface of another layer, and do not. */
function wrongImplements(
  composition: Composition,
  foreign: ReadonlyMap<string, LayerType>,
  tables: LayerTables,
): readonly Diagnostic[] {
  const problems = new Map<string, Diagnostic>()
  for (const { type } of tables.types.values()) {
    if (type.kind !== 'object' && type.kind !== 'interface') continue
    for (const name of type.implements ?? []) {
      const wanted = foreign.get(name)
      if (wanted === undefined) continue
      const found =
        wanted.kind === 'interface'
          ? viewsToCheck({ name: type.name, types: [type, wanted] }).flatMap((view) =>
              misfits(new VisibleSchema(composition, view ?? canonicalView), type, name),
            )
          : [noInterface(type.name, name, type.location)]
      // Most problems show in several views.
      for (const each of found) problems.set(each.message, each)
    }
  }
  return [...problems.values()]
}

function misfits(
  schema: VisibleSchema,
  { name, location }: LayerType,
  interfaceName: string,
): readonly Diagnostic[] {
  // What the view does not see makes no promises in it.
  if (schema.type(name) === undefined || schema.implements(name, interfaceName)) return []
  return schema.shapesOf(interfaceName).flatMap((wanted) => {
    const offered = schema.shape(name, wanted.name)
    if (offered === undefined) {
      const known = schema.shapesOf(name).map((each) => each.name)
      return lacksField({ place: name, location }, interfaceName, wanted.name, known)
    }
    const misfit = interfaceMisfit(offered, wanted, (one, other) => schema.implements(one, other))
    if (misfit === undefined) return []
    return unfitField(`${name}.${wanted.name}`, interfaceName, misfit, offered.location ?? location)
  })
}
