import type { SourceLocation } from '@graft/diagnostics'
import { typeName } from '@graft/typedef'
import { locateIn, type Context } from '../resolve/context.ts'
import { classMark } from '../resolve/read-marks.ts'
import type { ClassDeclaration } from '../scan/declaration.ts'
import { mainClassAmbiguous, mainClassMissing, mainClassNotDecorated } from './messages.ts'

/** The class that a module is named after; undefined where there is none, or more than one, which is reported. */
export function findMainClass(context: Context, name: string): ClassDeclaration | undefined {
  const expected = typeName(name)
  const classes = context.graph.files.flatMap((scan) =>
    [...scan.declarations.type.values()].filter((declaration) => declaration.kind === 'class'),
  )
  const named = classes.filter((declaration) => declaration.name === expected)
  const [first, second] = named.filter((declaration) => classMark(context, declaration) === 'object')
  if (first !== undefined && second !== undefined) {
    const places = [locationOf(context, second), locationOf(context, first)] as const
    context.problems.report(mainClassAmbiguous(places[0], expected, places[1]))
    return undefined
  }
  if (first !== undefined) return first

  const [undecorated] = named
  if (undecorated !== undefined) {
    context.problems.report(mainClassNotDecorated(locationOf(context, undecorated), expected))
    return undefined
  }
  const decorated = classes.filter((declaration) => classMark(context, declaration) === 'object')
  const place = decorated[0] === undefined ? startOfModule(context) : locationOf(context, decorated[0])
  const names = decorated.map((declaration) => declaration.name)
  context.problems.report(mainClassMissing(place, name, expected, names))
  return undefined
}

function locationOf(context: Context, declaration: ClassDeclaration): SourceLocation {
  return locateIn(context.sources.scanOf(declaration), declaration.offset)
}

/** The start of the file that would be the main one. */
function startOfModule({ graph }: Context): SourceLocation {
  const index = graph.files.find((scan) => scan.source.file.path.endsWith('src/index.ts')) ?? graph.files[0]
  return { file: index?.source.file.path ?? 'src/index.ts', line: 1, column: 1 }
}
