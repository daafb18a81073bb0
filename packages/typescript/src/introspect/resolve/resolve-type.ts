import type { TypeRef } from '@graft/typedef'
import { MAX_TYPE_DEPTH } from '../extract/extract-type.ts'
import type { KeywordType, ReferenceType, TypeExpression, UnionType } from '../extract/type-expression.ts'
import type { AliasDeclaration } from '../scan/declaration.ts'
import type { FileScan } from '../scan/file-scan.ts'
import { locateIn, type Context } from './context.ts'
import { GLOBAL_TYPES } from './global-types.ts'
import { aliasCycle, genericType, typeTooDeep, unsupportedType, wrapperType } from './messages.ts'
import { reportUnknown } from './report-unknown.ts'
import { resolveTarget } from './resolve-target.ts'

export interface ResolvedType {
  readonly type: TypeRef
  /** True where `undefined` is one of its values. */
  readonly acceptsUndefined: boolean
}

/** Resolves the type of an argument or a field; undefined where it cannot be one, which is reported. */
export function resolveType(
  context: Context,
  scan: FileScan,
  type: TypeExpression,
): ResolvedType | undefined {
  return new TypeResolver(context).resolve(scan, type, { isReturn: false, depth: 0, aliases: [] })
}

/** Resolves the return type of a function: `void` and promises are fine too. */
export function resolveReturnType(
  context: Context,
  scan: FileScan,
  type: TypeExpression,
): ResolvedType | undefined {
  return new TypeResolver(context).resolve(scan, type, { isReturn: true, depth: 0, aliases: [] })
}

/** Where in a type resolving is. */
interface Position {
  /** True for a return type and for what its promise holds. */
  readonly isReturn: boolean
  readonly depth: number
  /** The aliases that are being put in. */
  readonly aliases: readonly AliasDeclaration[]
}

class TypeResolver {
  readonly #context: Context

  constructor(context: Context) {
    this.#context = context
  }

  resolve(scan: FileScan, type: TypeExpression, position: Position): ResolvedType | undefined {
    const { problems } = this.#context
    const location = () => locateIn(scan, type.offset)
    if (type.kind === 'tooDeep' || position.depth > MAX_TYPE_DEPTH) {
      problems.report(typeTooDeep(location(), MAX_TYPE_DEPTH))
      return undefined
    }
    switch (type.kind) {
      case 'keyword':
        return this.#resolveKeyword(scan, type, position)
      case 'list':
        return this.#resolveList(scan, type.element, position)
      case 'union':
        return this.#resolveUnion(scan, type, position)
      case 'reference':
        return this.#resolveReference(scan, type, position)
      case 'unsupported':
        problems.report(unsupportedType(location(), type.what, type.hint))
        return undefined
    }
  }

  #resolveKeyword(
    scan: FileScan,
    { name, offset }: KeywordType,
    { isReturn }: Position,
  ): ResolvedType | undefined {
    switch (name) {
      case 'string':
      case 'boolean':
        return required({ kind: name, nullable: false })
      case 'number':
        return required({ kind: 'integer', nullable: false })
      case 'void':
        if (isReturn) return required({ kind: 'void', nullable: true })
        return this.#refuse(scan, offset, '`void` that is not what a function returns')
      case 'null':
      case 'undefined':
        return this.#refuse(
          scan,
          offset,
          `\`${name}\` alone`,
          'Write which type it is otherwise: `T | null`.',
        )
    }
  }

  #resolveList(scan: FileScan, element: TypeExpression, position: Position): ResolvedType | undefined {
    const resolved = this.resolve(scan, element, { ...position, isReturn: false, depth: position.depth + 1 })
    return resolved && required({ kind: 'list', element: resolved.type, nullable: false })
  }

  #resolveUnion(
    scan: FileScan,
    { members, offset }: UnionType,
    position: Position,
  ): ResolvedType | undefined {
    const acceptsUndefined = members.some((member) => isKeyword(member, 'undefined'))
    const acceptsNull = members.some((member) => isKeyword(member, 'null'))
    const [only, second] = members.filter(
      (member) => !isKeyword(member, 'null') && !isKeyword(member, 'undefined'),
    )
    if (only === undefined || second !== undefined || isKeyword(only, 'void')) {
      const hint =
        'Only `T | null` and `T | undefined` are; declare an `enum` for a choice of texts, or a class with `@object()`.'
      return this.#refuse(scan, offset, 'a union type', hint)
    }
    const resolved = this.resolve(scan, only, { ...position, depth: position.depth + 1 })
    return (
      resolved && {
        type: { ...resolved.type, nullable: resolved.type.nullable || acceptsNull || acceptsUndefined },
        acceptsUndefined: resolved.acceptsUndefined || acceptsUndefined,
      }
    )
  }

  #resolveReference(scan: FileScan, type: ReferenceType, position: Position): ResolvedType | undefined {
    const { path, offset } = type
    const { target, rest } = this.#context.names.find(scan, path, 'type')
    if (target.kind === 'unknown') {
      const isGlobal = target.missing === 'name' && path.length === 1 && GLOBAL_TYPES.has(path[0] ?? '')
      if (isGlobal) return this.#resolveGlobal(scan, type, position)
      return reportUnknown(this.#context, scan, offset, target)
    }
    const name = path.join('.')
    const isAlias = target.kind === 'declaration' && target.declaration.kind === 'alias'
    if (isAlias && rest.length === 0) return this.#resolveAlias(scan, type, target.declaration, position)
    if (type.arguments.length > 0) {
      this.#context.problems.report(genericType(locateIn(scan, offset), name))
      return undefined
    }
    const found = resolveTarget(this.#context, { scan, offset, name }, target, rest)
    return found && required(found)
  }

  #resolveGlobal(scan: FileScan, type: ReferenceType, position: Position): ResolvedType | undefined {
    const [name = ''] = type.path
    const global = GLOBAL_TYPES.get(name)
    switch (global?.kind) {
      case 'list':
      case 'promise': {
        const [argument, second] = type.arguments
        if (argument === undefined || second !== undefined) {
          return this.#refuse(
            scan,
            type.offset,
            `\`${name}\` without one type argument`,
            `Write \`${name}<T>\`.`,
          )
        }
        if (global.kind === 'list') return this.#resolveList(scan, argument, position)
        if (position.isReturn) return this.resolve(scan, argument, { ...position, depth: position.depth + 1 })
        const hint = 'Use the type that it holds; only what a function returns can be a promise.'
        return this.#refuse(scan, type.offset, 'a promise that is not what a function returns', hint)
      }
      case 'wrapper':
        this.#context.problems.report(wrapperType(locateIn(scan, type.offset), name))
        return undefined
      default:
        return this.#refuse(scan, type.offset, `\`${name}\``, global?.hint)
    }
  }

  #resolveAlias(
    scan: FileScan,
    type: ReferenceType,
    alias: AliasDeclaration,
    position: Position,
  ): ResolvedType | undefined {
    const { problems, sources } = this.#context
    const { aliases, depth } = position
    const location = () => locateIn(scan, type.offset)
    if (alias.node.typeParameters !== null || type.arguments.length > 0) {
      problems.report(genericType(location(), type.path.join('.')))
      return undefined
    }
    if (aliases.includes(alias)) {
      const names = [...aliases.slice(aliases.indexOf(alias)), alias].map((each) => each.name)
      problems.report(aliasCycle(location(), names))
      return undefined
    }
    return this.resolve(sources.scanOf(alias), sources.alias(alias), {
      ...position,
      depth: depth + 1,
      aliases: [...aliases, alias],
    })
  }

  #refuse(scan: FileScan, offset: number, what: string, hint?: string): undefined {
    this.#context.problems.report(unsupportedType(locateIn(scan, offset), what, hint))
  }
}

function isKeyword(type: TypeExpression, name: KeywordType['name']): boolean {
  return type.kind === 'keyword' && type.name === name
}

function required(type: TypeRef): ResolvedType {
  return { type, acceptsUndefined: false }
}
