import type { JsonValue, TypeRef } from '@graft/typedef'
import type { StaticValue } from '../resolve/resolve-value.ts'

/** A default as its typedef holds it, or why it holds none. */
export type FittedDefault =
  | { readonly kind: 'json'; readonly value: JsonValue }
  | { readonly kind: 'mismatch'; readonly found: string; readonly expected: string }
  /** Whether it fits is only known when the module runs. */
  | { readonly kind: 'runTime' }

type KnownValue = Extract<StaticValue, { readonly kind: 'literal' | 'member' | 'list' }>

/**
 * Fits a known value to the type of its argument: enum members become their names.
 *
 * @param isOutside tells types that the module does not declare; what their values look like is not known
 */
export function fitDefault(
  value: StaticValue,
  type: TypeRef,
  isOutside: (name: string) => boolean,
): FittedDefault {
  if (value.kind !== 'literal' && value.kind !== 'member' && value.kind !== 'list') return { kind: 'runTime' }
  const mismatch: FittedDefault = { kind: 'mismatch', found: printValue(value), expected: printType(type) }
  if (value.kind === 'literal' && value.value === null) return type.nullable ? json(null) : mismatch
  const plain = value.kind === 'literal' ? value.value : value.kind === 'member' ? value.value : undefined
  switch (type.kind) {
    case 'string':
      return typeof plain === 'string' ? json(plain) : mismatch
    case 'boolean':
      return typeof plain === 'boolean' ? json(plain) : mismatch
    case 'integer':
      return Number.isSafeInteger(plain) ? json(Number(plain)) : mismatch
    case 'float':
      return typeof plain === 'number' ? json(plain) : mismatch
    case 'enum':
      return value.kind === 'member' && value.declaration.name === type.name ? json(value.name) : mismatch
    case 'list':
      return value.kind === 'list' ? fitList(value.items, type.element, isOutside) : mismatch
    case 'void':
      return mismatch
    default:
      return isOutside(type.name) ? { kind: 'runTime' } : mismatch
  }
}

function fitList(
  items: readonly StaticValue[],
  element: TypeRef,
  isOutside: (name: string) => boolean,
): FittedDefault {
  const values: JsonValue[] = []
  for (const item of items) {
    const fitted = fitDefault(item, element, isOutside)
    if (fitted.kind !== 'json') return fitted
    values.push(fitted.value)
  }
  return json(values)
}

/** The type that TypeScript would infer for a value; undefined where it says too little. */
export function inferType(value: StaticValue): TypeRef | undefined {
  switch (value.kind) {
    case 'literal':
      if (typeof value.value === 'string') return { kind: 'string', nullable: false }
      if (typeof value.value === 'boolean') return { kind: 'boolean', nullable: false }
      if (value.value === null) return undefined
      return { kind: Number.isInteger(value.value) ? 'integer' : 'float', nullable: false }
    case 'member':
      return { kind: 'enum', name: value.declaration.name, nullable: false }
    case 'list': {
      const [first, ...others] = value.items.map(inferType)
      const isSame = others.every((other) => JSON.stringify(other) === JSON.stringify(first))
      return first && isSame ? { kind: 'list', element: first, nullable: false } : undefined
    }
    default:
      return undefined
  }
}

function json(value: JsonValue): FittedDefault {
  return { kind: 'json', value }
}

function printValue(value: KnownValue): string {
  switch (value.kind) {
    case 'literal': {
      const text = JSON.stringify(value.value)
      return typeof value.value === 'number' ? String(value.value) : `\`${text.slice(0, 60)}\``
    }
    case 'member':
      return `\`${value.declaration.name}.${value.name}\``
    case 'list':
      return 'a list'
  }
}

function printType(type: TypeRef): string {
  if (type.kind === 'list') return `list of ${printType(type.element)}`
  return 'name' in type ? type.name : type.kind
}
