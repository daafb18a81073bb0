import { didYouMean } from '@graft/diagnostics'
import { isRequired } from '../object/interface-fit.ts'
import type { LayerType } from '../object/object-class.ts'
import { builtInScalars } from '../type/built-in-scalars.ts'
import type { EnumType, InputType } from '../type/type-definition.ts'
import { printTypeRef, type TypeRef } from '../type/type-ref.ts'

/** Why a value is not of a type. */
export interface Misfit {
  readonly problem: string
  readonly hint?: string | undefined
}

/** What is wrong with a JSON value as a value of a type; undefined also where another layer brings the type. */
export function misfitOf(
  value: unknown,
  type: TypeRef,
  own: ReadonlyMap<string, LayerType>,
  at: string = '',
): Misfit | undefined {
  const misfit = (problem: string, hint?: string): Misfit => ({
    problem: `${at === '' ? '' : `at \`${at}\`, `}${problem}`,
    hint,
  })
  if (value === null || value === undefined) {
    return type.nullable ? undefined : misfit(`\`${printTypeRef(type)}\` cannot be null`)
  }
  if (type.kind === 'list') {
    if (!Array.isArray(value)) return misfit('expected a list, got a single value', 'Write it in a list.')
    return firstOf(value, (element, index) => misfitOf(element, type.element, own, `${at}[${index}]`))
  }
  const definition = own.get(type.name) ?? builtInScalars.get(type.name)
  switch (definition?.kind) {
    case 'scalar':
      try {
        definition.parse(value)
        return undefined
      } catch (error) {
        return misfit(error instanceof Error ? error.message : String(error))
      }
    case 'enum':
      return isMember(definition, value) ? undefined : misfit(...notMember(definition, value))
    case 'input':
      if (typeof value !== 'object' || Array.isArray(value))
        return misfit(`expected an object with the fields of \`${type.name}\``)
      return inputMisfit(value, definition, own, at) ?? unknownKey(value, definition, misfit)
    case 'object':
    case 'interface':
      return typeof value === 'string' ? undefined : misfit('expected an ID as text')
    case undefined:
      return undefined
  }
}

function isMember(type: EnumType, value: unknown): boolean {
  return type.members.some(({ name }) => name === value)
}

function notMember(type: EnumType, value: unknown): [string, string | undefined] {
  const known = type.members.map(({ name }) => name)
  if (typeof value !== 'string') return [`expected a member of \`${type.name}\` by its name`, undefined]
  const all = `Its members are ${known.map((each) => `\`${each}\``).join(', ')}.`
  return [`\`${type.name}\` has no member \`${value}\``, didYouMean(value, known) ?? all]
}

function inputMisfit(
  value: object,
  type: InputType,
  own: ReadonlyMap<string, LayerType>,
  at: string,
): Misfit | undefined {
  const given = new Map<string, unknown>(Object.entries(value))
  return firstOf(type.fields, (field) => {
    const part = given.get(field.name)
    const place = `${at}.${field.name}`
    if (part !== undefined) return misfitOf(part, field.type, own, place)
    return isRequired(field)
      ? { problem: `\`${place}\` is missing, which \`${type.name}\` needs` }
      : undefined
  })
}

function unknownKey(
  value: object,
  type: InputType,
  misfit: (problem: string, hint?: string) => Misfit,
): Misfit | undefined {
  const known = type.fields.map(({ name }) => name)
  const unknown = Object.entries(value).find(([key, part]) => part !== undefined && !known.includes(key))
  if (unknown === undefined) return undefined
  return misfit(`\`${type.name}\` has no field \`${unknown[0]}\``, didYouMean(unknown[0], known))
}

function firstOf<Item>(
  items: readonly Item[],
  check: (item: Item, index: number) => Misfit | undefined,
): Misfit | undefined {
  for (const [index, item] of items.entries()) {
    const misfit = check(item, index)
    if (misfit !== undefined) return misfit
  }
  return undefined
}
