import type { ArgumentDef, TypeRef } from '@graft/typedef'
import type { ParameterSource } from '../extract/class-source.ts'
import { locateIn, type Context } from '../resolve/context.ts'
import { readMarks } from '../resolve/read-marks.ts'
import { checkOptions } from '../resolve/read-options.ts'
import { reportUnknown } from '../resolve/report-unknown.ts'
import { resolveType } from '../resolve/resolve-type.ts'
import { resolveValue, type StaticValue } from '../resolve/resolve-value.ts'
import type { FileScan } from '../scan/file-scan.ts'
import { describe } from './describe.ts'
import { fitDefault, inferType } from './fit-default.ts'
import {
  defaultMismatch,
  inexpressibleDefault,
  missingAnnotation,
  parameterPattern,
  restNotList,
} from './messages.ts'

/** The function that parameters belong to. */
export interface ParameterOwner {
  readonly scan: FileScan
  /** For messages: `Lint.check`. */
  readonly name: string
  /** The texts of its `@param` tags, by name. */
  readonly docs: ReadonlyMap<string, string>
}

/** The arguments of a function; those with problems are reported and left out. */
export function defineArguments(
  context: Context,
  owner: ParameterOwner,
  parameters: readonly ParameterSource[],
): readonly ArgumentDef[] {
  const names = new Set(parameters.map((parameter) => parameter.name ?? ''))
  return parameters.flatMap((parameter) => defineArgument(context, owner, parameter, names) ?? [])
}

/** @param names the names of all parameters: in a default they hide those of the file */
function defineArgument(
  context: Context,
  owner: ParameterOwner,
  parameter: ParameterSource,
  names: ReadonlySet<string>,
): ArgumentDef | undefined {
  const { scan } = owner
  const { name, offset, docs, value } = parameter
  const location = locateIn(scan, offset)
  const place = parameter.property === undefined ? 'parameter' : 'property parameter'
  const marks = readMarks(context, scan, parameter.decorators, place)
  if (marks.argument !== undefined) {
    const ignored = ['defaultPath', 'defaultAddress', 'ignore']
    checkOptions(context, scan, marks.argument, { known: [], ignored })
  }
  if (name === undefined) {
    context.problems.report(parameterPattern(location, owner.name))
    return undefined
  }

  const initial = value && resolveValue(context, scan, value, names)
  const resolved = resolveParameterType(context, owner, parameter, initial)
  if (resolved === undefined) return undefined
  if (parameter.isRest && (resolved.type.kind !== 'list' || resolved.type.nullable)) {
    context.problems.report(restNotList(location, name))
    return undefined
  }
  const description = docs.description ?? owner.docs.get(name)
  const declared = initial && readDefault(context, scan, parameter, { type: resolved.type, value: initial })
  const isComputed = initial !== undefined && declared?.default === undefined
  return {
    name,
    type: resolved.type,
    ...declared,
    ...(resolved.acceptsUndefined || parameter.isRest || isComputed ? { omittable: true } : {}),
    ...(parameter.isRest ? { variadic: true } : {}),
    ...describe({ description: description || undefined, deprecated: docs.deprecated }, location),
  }
}

/** The annotated type, or the one of the default. `x?: T` may be left out, like `x: T | undefined`. */
function resolveParameterType(
  context: Context,
  owner: ParameterOwner,
  { name = '', offset, type, isOptional, isRest }: ParameterSource,
  initial: StaticValue | undefined,
): { readonly type: TypeRef; readonly acceptsUndefined: boolean } | undefined {
  if (type !== undefined) {
    const resolved = resolveType(context, owner.scan, type)
    if (!isOptional || resolved === undefined) {
      // With a default, `undefined` stands for the default.
      return resolved && { ...resolved, acceptsUndefined: resolved.acceptsUndefined && initial === undefined }
    }
    return { type: { ...resolved.type, nullable: true }, acceptsUndefined: true }
  }
  const inferred = initial && inferType(initial)
  if (inferred !== undefined) {
    demandEnums(context, initial)
    return { type: inferred, acceptsUndefined: false }
  }
  // A name that leads nowhere says why there is no type to infer.
  if (initial?.kind === 'unknown') reportUnknown(context, owner.scan, offset, initial.target)
  const what = `the parameter \`${name}\` of \`${owner.name}\``
  const example = isRest ? `...${name}: string[]` : `${name}: string`
  context.problems.report(missingAnnotation(locateIn(owner.scan, offset), what, example))
  return undefined
}

/** An inferred enum is part of the signature like a written one. */
export function demandEnums(context: Context, value: StaticValue | undefined): void {
  if (value?.kind === 'member') context.demand.enums.add(value.declaration)
  if (value?.kind === 'list') for (const item of value.items) demandEnums(context, item)
}

function readDefault(
  context: Context,
  scan: FileScan,
  { name = '', offset, value }: ParameterSource,
  initial: { readonly type: TypeRef; readonly value: StaticValue },
): Pick<ArgumentDef, 'default'> {
  const at = value?.offset ?? offset
  const location = locateIn(scan, at)
  if (initial.value.kind === 'unknown') {
    reportUnknown(context, scan, at, initial.value.target)
    return {}
  }
  if (initial.value.kind === 'inexpressible') {
    context.problems.report(inexpressibleDefault(location, name, initial.value.what))
    return {}
  }
  const fitted = fitDefault(initial.value, initial.type, (type) => context.demand.outside.has(type))
  if (fitted.kind === 'mismatch') {
    context.problems.report(defaultMismatch(location, name, fitted.found, fitted.expected))
  }
  return fitted.kind === 'json' ? { default: fitted.value } : {}
}
