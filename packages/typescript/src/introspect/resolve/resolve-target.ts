import type { TypeRef } from '@graft/typedef'
import { EVERYTHING, type FileScan } from '../scan/file-scan.ts'
import { locateIn, type Context } from './context.ts'
import type { PathTarget, Target } from './lookup-name.ts'
import { classNotDecorated, outsideType, unknownCoreType, unsupportedType } from './messages.ts'
import { classMark } from './read-marks.ts'
import { DECORATORS, FLOAT, OTHER_EXPORTS, SDK_PACKAGES } from './sdk-names.ts'

/** A use of a name as a type. */
export interface NameUse {
  readonly scan: FileScan
  readonly offset: number
  /** As it is written. */
  readonly name: string
}

/** The type that a name stands for, and a demand for it; undefined where it is none, which is reported. */
export function resolveTarget(
  context: Context,
  use: NameUse,
  target: Exclude<Target, { readonly kind: 'unknown' }>,
  rest: PathTarget['rest'],
): TypeRef | undefined {
  const { demand, problems } = context
  const location = locateIn(use.scan, use.offset)
  const refuse = (what: string, hint?: string): undefined => {
    problems.report(unsupportedType(location, what, hint))
  }
  if (target.kind === 'namespace') return refuse(`the namespace \`${use.name}\``, 'Use one of its exports.')
  if (target.kind === 'package') return resolveOutside(context, use, target, rest)

  const { declaration } = target
  const { name } = declaration
  if (rest.length > 0) {
    const hint = declaration.kind === 'enum' ? `Use the enum: \`${name}\`.` : undefined
    return refuse(`\`${use.name}\`, which is a part of \`${name}\`,`, hint)
  }
  switch (declaration.kind) {
    case 'class': {
      const mark = classMark(context, declaration)
      if (mark === 'enumType')
        return refuse(`the class \`${name}\` with \`@enumType()\``, 'Declare it as an `enum`.')
      if (mark !== 'object') {
        const place = locateIn(context.sources.scanOf(declaration), declaration.offset)
        problems.report(classNotDecorated(location, name || use.name, place))
        return undefined
      }
      if (name === '') return refuse('a class without a name', 'Give it one behind `class`.')
      demand.classes.add(declaration)
      return { kind: 'object', name, nullable: false }
    }
    case 'enum':
      demand.enums.add(declaration)
      return { kind: 'enum', name, nullable: false }
    case 'interface':
      return refuse(`the interface \`${name}\``, 'Declare it as a class with `@object()`.')
    default:
      return refuse(`\`${use.name}\`, which is no type,`)
  }
}

function resolveOutside(
  context: Context,
  use: NameUse,
  { specifier, name }: Extract<Target, { readonly kind: 'package' }>,
  rest: PathTarget['rest'],
): TypeRef | undefined {
  const location = locateIn(use.scan, use.offset)
  const { coreTypes, demand, problems } = context
  if (!SDK_PACKAGES.has(specifier)) {
    problems.report(outsideType(location, use.name, specifier))
    return undefined
  }
  if (name === FLOAT && rest.length === 0) return { kind: 'float', nullable: false }
  const isNoType =
    name === EVERYTHING || name === 'default' || DECORATORS.has(name) || OTHER_EXPORTS.has(name)
  if (isNoType || rest.length > 0 || coreTypes?.has(name) === false) {
    const shown = name === EVERYTHING || rest.length > 0 ? use.name : name
    problems.report(unknownCoreType(location, shown, specifier, coreTypes ?? []))
    return undefined
  }
  if (!demand.outside.has(name)) demand.outside.set(name, location)
  return { kind: 'object', name, nullable: false }
}
