import type { FieldDef, FunctionDef, TypeRef } from '@graft/typedef'
import type { ClassSource, MemberSource, MethodSource, PropertySource } from '../extract/class-source.ts'
import { locateIn, type Context } from '../resolve/context.ts'
import { genericType } from '../resolve/messages.ts'
import { readMarks } from '../resolve/read-marks.ts'
import { readAlias } from '../resolve/read-options.ts'
import { resolveReturnType, resolveType } from '../resolve/resolve-type.ts'
import { resolveValue } from '../resolve/resolve-value.ts'
import type { FileScan } from '../scan/file-scan.ts'
import { defineArguments, demandEnums } from './define-arguments.ts'
import { describe } from './describe.ts'
import { inferType } from './fit-default.ts'
import { missingAnnotation, privateMember, unsupportedMember } from './messages.ts'

export interface Members {
  readonly fields: readonly FieldDef[]
  readonly functions: readonly FunctionDef[]
}

/** The exposed members of a class. Without a decorator a method is internal, and a property is only state. */
export function defineMembers(context: Context, source: ClassSource): Members {
  const scan = context.sources.scanOf(source.declaration)
  const fields: FieldDef[] = []
  const functions: FunctionDef[] = []
  for (const member of source.members) {
    const name = publishedName(context, scan, member)
    if (name === undefined) continue
    if (member.kind === 'method') {
      const owner = `${source.declaration.name}.${member.name}`
      const fn = defineFunction(context, scan, member, { name, owner })
      if (fn !== undefined) functions.push(fn)
    } else {
      const field = defineField(context, scan, member, name)
      if (field !== undefined) fields.push(field)
    }
  }
  return { fields, functions }
}

/** The name under which a member is exposed; undefined where it is not. */
function publishedName(context: Context, scan: FileScan, member: MemberSource): string | undefined {
  const { func } = readMarks(context, scan, member.decorators, 'member')
  if (func === undefined) return undefined
  const location = locateIn(scan, member.offset)
  if (member.obstacle !== undefined) {
    const { what, hint } = member.obstacle
    context.problems.report(unsupportedMember(location, member.name, what, hint))
    return undefined
  }
  if (member.isPrivate) {
    context.problems.report(privateMember(location, member.name))
    return undefined
  }
  return readAlias(context, scan, func) ?? member.name
}

function defineFunction(
  context: Context,
  scan: FileScan,
  method: MethodSource,
  { name, owner }: { readonly name: string; readonly owner: string },
): FunctionDef | undefined {
  const { docs, signature } = method
  const location = locateIn(scan, method.offset)
  if (signature.typeParameters !== undefined) {
    context.problems.report(genericType(locateIn(scan, signature.typeParameters), owner))
    return undefined
  }
  const parameters = { scan, name: owner, docs: docs.parameters }
  const args = defineArguments(context, parameters, signature.parameters)
  const returns = resolveReturns(context, scan, method, owner)
  if (returns === undefined) return undefined
  return {
    name,
    ...(name === method.name ? {} : { member: method.name }),
    ...describe(docs, location),
    arguments: args,
    returns,
  }
}

function resolveReturns(
  context: Context,
  scan: FileScan,
  { name, offset, signature }: MethodSource,
  owner: string,
): TypeRef | undefined {
  if (signature.returns !== undefined) return resolveReturnType(context, scan, signature.returns)?.type
  const example = `${name}(…): Promise<string>`
  context.problems.report(missingAnnotation(locateIn(scan, offset), `what \`${owner}\` returns`, example))
  return undefined
}

function defineField(
  context: Context,
  scan: FileScan,
  property: PropertySource,
  name: string,
): FieldDef | undefined {
  const location = locateIn(scan, property.offset)
  const type = resolveFieldType(context, scan, property)
  if (type === undefined) return undefined
  return {
    name,
    ...(name === property.name ? {} : { member: property.name }),
    type: property.isOptional ? { ...type, nullable: true } : type,
    ...describe(property.docs, location),
  }
}

function resolveFieldType(
  context: Context,
  scan: FileScan,
  { name, offset, type, value }: PropertySource,
): TypeRef | undefined {
  if (type !== undefined) return resolveType(context, scan, type)?.type
  const initial = value && resolveValue(context, scan, value)
  const inferred = initial && inferType(initial)
  if (inferred !== undefined) {
    demandEnums(context, initial)
    return inferred
  }
  context.problems.report(
    missingAnnotation(locateIn(scan, offset), `the property \`${name}\``, `${name}: string`),
  )
  return undefined
}
