import type { ObjectDef } from '@graft/typedef'
import { locateIn, type Context } from '../resolve/context.ts'
import { readMarks } from '../resolve/read-marks.ts'
import type { ClassDeclaration } from '../scan/declaration.ts'
import { defineConstructor, definePropertyFields } from './define-constructor.ts'
import { defineMembers } from './define-members.ts'
import { describe } from './describe.ts'
import { classNotExported, unsupportedClass } from './messages.ts'
import { reportInherited } from './report-inherited.ts'

/** The definition of a decorated class; what cannot be exposed is reported. */
export function defineClass(
  context: Context,
  declaration: ClassDeclaration,
  options: { readonly isMain: boolean },
): ObjectDef {
  const { problems, sources } = context
  const source = sources.class(declaration)
  const scan = sources.scanOf(declaration)
  const { name, offset } = declaration
  const location = locateIn(scan, offset)
  readMarks(context, scan, source.decorators, 'class')
  if (!scan.exportedLocals.has(name)) problems.report(classNotExported(location, name))
  if (source.typeParameters !== undefined) {
    const place = locateIn(scan, source.typeParameters)
    problems.report(unsupportedClass(place, `the generic class \`${name}\``, 'Remove the type parameters.'))
  }
  if (source.isAbstract && options.isMain) {
    problems.report(unsupportedClass(location, `the abstract main class \`${name}\``, 'Remove `abstract`.'))
  }
  reportInherited(context, source)

  const constructorFunction = defineConstructor(context, source, options)
  const { fields, functions } = defineMembers(context, source)
  const propertyFields = definePropertyFields(context, source.creator, constructorFunction, scan)
  return {
    name,
    ...describe(source.docs, location),
    ...(constructorFunction === undefined ? {} : { constructorFunction }),
    fields: [...propertyFields, ...fields],
    functions,
  }
}
