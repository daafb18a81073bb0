import type { InputType, TypeDefinition } from '../type/type-definition.ts'
import { namedTypeOf } from '../type/type-ref.ts'
import type { LayerRule } from './checked-layer.ts'
import { findCycles } from './find-cycles.ts'
import { defaultCycle } from './messages.ts'

/** Filling in the defaults of input objects comes to an end. */
export const defaultCycles: LayerRule = ({ types, own }) => {
  const filled = new Map<string, string[]>()
  for (const type of types) {
    if (type.kind !== 'input') continue
    for (const field of type.fields) {
      const inner = inputOf(namedTypeOf(field.type).name, own)
      if (inner === undefined || field.default === undefined) continue
      filled.set(`${type.name}.${field.name}`, fieldsLeftOut(field.default, inner, own))
    }
  }
  if (filled.size === 0) return []
  return findCycles(filled).map((cycle) => defaultCycle(cycle))
}

/** The fields whose defaults a value leaves to be filled in, by place. */
function fieldsLeftOut(value: unknown, type: InputType, own: ReadonlyMap<string, TypeDefinition>): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => fieldsLeftOut(each, type, own))
  if (typeof value !== 'object' || value === null) return []
  const given = new Map<string, unknown>(Object.entries(value))
  return type.fields.flatMap((field) => {
    const inner = inputOf(namedTypeOf(field.type).name, own)
    if (inner === undefined) return []
    const part = given.get(field.name)
    return part === undefined ? [`${type.name}.${field.name}`] : fieldsLeftOut(part, inner, own)
  })
}

function inputOf(name: string, own: ReadonlyMap<string, TypeDefinition>): InputType | undefined {
  const type = own.get(name)
  return type?.kind === 'input' ? type : undefined
}
