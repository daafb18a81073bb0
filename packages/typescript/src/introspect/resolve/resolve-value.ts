import { extractValue } from '../extract/extract-value.ts'
import type { ValueExpression } from '../extract/value-expression.ts'
import type { ConstantDeclaration, EnumDeclaration } from '../scan/declaration.ts'
import type { FileScan } from '../scan/file-scan.ts'
import type { Context } from './context.ts'
import type { UnknownTarget } from './lookup-name.ts'

/** Values of more parts are not read, so that lists of lists of constants cannot grow without an end. */
const MAX_PARTS = 1_000

/** What can be known of a value without running the module. */
export type StaticValue =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | {
      readonly kind: 'member'
      readonly declaration: EnumDeclaration
      readonly name: string
      /** Undefined where the member has no text as its value. */
      readonly value: string | undefined
    }
  | { readonly kind: 'list'; readonly items: readonly StaticValue[] }
  /** `undefined` */
  | { readonly kind: 'absent' }
  /** A constant that JSON cannot express. */
  | { readonly kind: 'inexpressible'; readonly what: string }
  | { readonly kind: 'unknown'; readonly target: UnknownTarget }
  | { readonly kind: 'runTime' }

/**
 * Finds out a value: literals, constants of the module and members of enums. Nothing is evaluated.
 *
 * @param hidden names that mean something else where the value stands, such as parameters
 */
export function resolveValue(
  context: Context,
  scan: FileScan,
  value: ValueExpression,
  hidden: ReadonlySet<string> = new Set(),
): StaticValue {
  return new ValueResolver(context).resolve(scan, value, hidden)
}

const RUN_TIME: StaticValue = { kind: 'runTime' }
const TOO_LARGE: StaticValue = { kind: 'inexpressible', what: `a list of more than ${MAX_PARTS} values` }
const NOTHING_HIDDEN: ReadonlySet<string> = new Set()

class ValueResolver {
  readonly #context: Context
  readonly #constants = new Set<ConstantDeclaration>()
  #parts = 0

  constructor(context: Context) {
    this.#context = context
  }

  resolve(scan: FileScan, value: ValueExpression, hidden: ReadonlySet<string>): StaticValue {
    this.#parts += 1
    if (this.#parts > MAX_PARTS) return TOO_LARGE
    switch (value.kind) {
      case 'literal':
        return { kind: 'literal', value: value.value }
      case 'inexpressible':
        return { kind: 'inexpressible', what: value.what }
      case 'computed':
        return RUN_TIME
      case 'list':
        return this.#resolveList(scan, value.items, hidden)
      case 'path':
        return hidden.has(value.path[0] ?? '') ? RUN_TIME : this.#resolvePath(scan, value.path)
    }
  }

  #resolveList(scan: FileScan, values: readonly ValueExpression[], hidden: ReadonlySet<string>): StaticValue {
    if (values.length > MAX_PARTS) return TOO_LARGE
    const items: StaticValue[] = []
    for (const value of values) {
      const item = this.resolve(scan, value, hidden)
      if (item.kind === 'unknown' || item.kind === 'inexpressible' || item.kind === 'runTime') return item
      if (item.kind === 'absent') return RUN_TIME
      items.push(item)
    }
    return { kind: 'list', items }
  }

  #resolvePath(scan: FileScan, path: readonly string[]): StaticValue {
    const { target, rest } = this.#context.names.find(scan, path, 'value')
    if (target.kind === 'unknown') return resolveUnknown(target)
    if (target.kind !== 'declaration') return RUN_TIME
    const { declaration } = target
    const [member, second] = rest
    if (declaration.kind === 'enum' && member !== undefined && second === undefined) {
      return this.#resolveMember(declaration, member)
    }
    if (declaration.kind !== 'constant' || rest.length > 0) return RUN_TIME
    // A constant that leads back to itself fails when the module runs.
    if (this.#constants.has(declaration)) return RUN_TIME
    this.#constants.add(declaration)
    const value = extractValue(declaration.value)
    const resolved = this.resolve(this.#context.sources.scanOf(declaration), value, NOTHING_HIDDEN)
    this.#constants.delete(declaration)
    return resolved
  }

  #resolveMember(declaration: EnumDeclaration, name: string): StaticValue {
    const { members } = this.#context.sources.enum(declaration)
    const member = members.get(name)
    if (member === undefined) {
      const candidates = () => [...members.keys()]
      const target = {
        kind: 'unknown',
        missing: 'member',
        name,
        specifier: declaration.name,
        candidates,
      } as const
      return { kind: 'unknown', target }
    }
    const { value } = member
    const text = value?.kind === 'literal' && typeof value.value === 'string' ? value.value : undefined
    return { kind: 'member', declaration, name, value: text }
  }
}

/** What no file declares may be a name that every program has, such as `process`. */
function resolveUnknown(target: UnknownTarget): StaticValue {
  if (target.missing !== 'name') return { kind: 'unknown', target }
  if (target.name === 'undefined') return { kind: 'absent' }
  return target.name in globalThis || target.name === 'require' ? RUN_TIME : { kind: 'unknown', target }
}
