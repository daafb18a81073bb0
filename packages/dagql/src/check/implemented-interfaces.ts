import type { Diagnostic } from '@graft/diagnostics'
import type { FieldShape } from '../field/field-spec.ts'
import { interfaceMisfit } from '../object/interface-fit.ts'
import { builtInScalars } from '../type/built-in-scalars.ts'
import { ROOT_TYPE } from '../object/root-type.ts'
import type { CheckedLayer, LayerRule } from './checked-layer.ts'
import { lacksField, noInterface, unfitField } from './messages.ts'

/** What a type says that it implements is an interface, and the type has what the interface asks for. */
export const implementedInterfaces: LayerRule = (layer) => {
  const problems: Diagnostic[] = []
  for (const type of layer.types) {
    if (type.kind !== 'object' && type.kind !== 'interface') continue
    for (const name of type.implements ?? []) problems.push(...checkOne(type, name, layer))
  }
  return problems
}

function checkOne(
  type: Pick<CheckedLayer['types'][number], 'name' | 'location'>,
  interfaceName: string,
  layer: CheckedLayer,
): readonly Diagnostic[] {
  const wanted = layer.own.get(interfaceName)
  if (wanted === undefined) {
    const isOther = builtInScalars.has(interfaceName) || interfaceName === ROOT_TYPE
    return isOther ? [noInterface(type.name, interfaceName, type.location)] : []
  }
  if (wanted.kind !== 'interface') return [noInterface(type.name, interfaceName, type.location)]
  const fit = fits(layer)
  const offered = fieldsOf(type.name, layer)
  return wanted.fields.flatMap((field): readonly Diagnostic[] => {
    const own = offered.get(field.name)
    if (own === undefined) {
      return hasId(field.name, type.name, layer)
        ? []
        : [
            lacksField({ place: type.name, location: type.location }, interfaceName, field.name, [
              ...offered.keys(),
            ]),
          ]
    }
    const misfit = interfaceMisfit(own, field, fit)
    return misfit === undefined
      ? []
      : [unfitField(`${type.name}.${field.name}`, interfaceName, misfit, own.location ?? type.location)]
  })
}

/** Decides what stands for what within a layer; what another layer brings may stand for anything. */
function fits(layer: CheckedLayer): (typeName: string, interfaceName: string) => boolean {
  const decided = new Map<string, boolean>()
  const decide = (typeName: string, interfaceName: string): boolean => {
    if (typeName === interfaceName) return true
    const type = layer.own.get(typeName)
    const wanted = layer.own.get(interfaceName)
    if (builtInScalars.has(typeName) || builtInScalars.has(interfaceName)) return false
    if (type === undefined || wanted === undefined) return true
    if ((type.kind !== 'object' && type.kind !== 'interface') || wanted.kind !== 'interface') return false
    const key = `${typeName} ${interfaceName}`
    const known = decided.get(key)
    if (known !== undefined) return known
    decided.set(key, true)
    const offered = fieldsOf(typeName, layer)
    const verdict = wanted.fields.every((field) => {
      const own = offered.get(field.name)
      if (own === undefined) return hasId(field.name, typeName, layer)
      return interfaceMisfit(own, field, decide) === undefined
    })
    decided.set(key, verdict)
    return verdict
  }
  return decide
}

function hasId(fieldName: string, typeName: string, layer: CheckedLayer): boolean {
  const type = layer.own.get(typeName)
  return fieldName === 'id' && type?.kind === 'object' && type.identified !== false
}

function fieldsOf(typeName: string, layer: CheckedLayer): ReadonlyMap<string, FieldShape> {
  const fields = new Map<string, FieldShape>()
  for (const each of layer.fields) if (each.typeName === typeName) fields.set(each.field.name, each.field)
  return fields
}
