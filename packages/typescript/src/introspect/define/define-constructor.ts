import type { FieldDef, FunctionDef } from '@graft/typedef'
import { Problems } from '../host/problems.ts'
import type { ClassSource, MethodSource } from '../extract/class-source.ts'
import { createDemand, locateIn, type Context, type Demand } from '../resolve/context.ts'
import { readMarks } from '../resolve/read-marks.ts'
import { readAlias } from '../resolve/read-options.ts'
import type { FileScan } from '../scan/file-scan.ts'
import { defineArguments } from './define-arguments.ts'
import { describe } from './describe.ts'
import { constructorSkipped, privateMember, unsupportedClass } from './messages.ts'

/**
 * How objects of a class are made. The main class always has a constructor. Another class has one where it declares
 * one that callers could use: its parameters may be of any type when only the module makes such objects.
 */
export function defineConstructor(
  context: Context,
  source: ClassSource,
  options: { readonly isMain: boolean },
): FunctionDef | undefined {
  const { declaration, creator } = source
  const scan = context.sources.scanOf(declaration)
  if (options.isMain) {
    if (creator?.isPrivate === true) {
      const location = locateIn(scan, creator.offset)
      context.problems.report(
        unsupportedClass(
          location,
          'a main class with a private constructor',
          'Remove `private` or `protected`.',
        ),
      )
    }
    return createConstructor(context, scan, source)
  }
  if (creator === undefined || creator.isPrivate || source.isAbstract) return undefined

  const problems = new Problems()
  const demand = createDemand()
  const attempt = createConstructor({ ...context, problems, demand }, scan, source)
  const reason = problems.firstError
  if (reason === undefined) {
    context.problems.add(problems)
    addDemand(context.demand, demand)
    return attempt
  }
  context.problems.report(
    constructorSkipped(locateIn(scan, creator.offset), declaration.name, reason.message),
  )
  return undefined
}

function createConstructor(context: Context, scan: FileScan, source: ClassSource): FunctionDef {
  const { name, offset } = source.declaration
  const { creator } = source
  const owner = { scan, name: `${name}.constructor`, docs: creator?.docs.parameters ?? new Map() }
  return {
    name: '',
    ...describe(creator?.docs ?? {}, locateIn(scan, creator?.offset ?? offset)),
    arguments: defineArguments(context, owner, creator?.signature.parameters ?? []),
    returns: { kind: 'object', name, nullable: false },
  }
}

function addDemand(to: Demand, from: Demand): void {
  for (const declaration of from.classes) to.classes.add(declaration)
  for (const declaration of from.enums) to.enums.add(declaration)
  for (const [name, location] of from.outside) if (!to.outside.has(name)) to.outside.set(name, location)
}

/** The fields that decorated parameter properties are. Their types are those of the arguments. */
export function definePropertyFields(
  context: Context,
  creator: MethodSource | undefined,
  constructorFunction: FunctionDef | undefined,
  scan: FileScan,
): readonly FieldDef[] {
  return (creator?.signature.parameters ?? []).flatMap((parameter): readonly FieldDef[] => {
    const { name, property, decorators, offset } = parameter
    if (name === undefined || property === undefined) return []
    // Problems of these decorators are reported with the arguments.
    const { func } = readMarks(
      { ...context, problems: new Problems() },
      scan,
      decorators,
      'property parameter',
    )
    const argument = constructorFunction?.arguments.find((each) => each.name === name)
    if (func === undefined || argument === undefined) return []
    const location = locateIn(scan, offset)
    if (property.isPrivate) {
      context.problems.report(privateMember(location, name))
      return []
    }
    const alias = readAlias(context, scan, func) ?? name
    return [
      {
        name: alias,
        ...(alias === name ? {} : { member: name }),
        type: argument.type,
        ...describe(argument, location),
      },
    ]
  })
}
