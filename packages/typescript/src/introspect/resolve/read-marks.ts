import type { ClassDeclaration } from '../scan/declaration.ts'
import type { FileScan } from '../scan/file-scan.ts'
import type { DecoratorSource } from '../extract/class-source.ts'
import { locateIn, type Context } from './context.ts'
import {
  decoratorNotCalled,
  misplacedDecorator,
  unknownDecorator,
  unknownName,
  withoutEffect,
} from './messages.ts'
import { DECORATORS, SDK_PACKAGES, type DecoratorPlace } from './sdk-names.ts'

const PLACES: { readonly [place in DecoratorPlace]: string } = {
  class: 'a class',
  member: 'a method or property',
  parameter: 'a parameter',
}

/** Roles that this SDK knows and the API has no use for. */
const ROLES: ReadonlySet<string> = new Set(['check', 'generate', 'up', 'agent'])

/** The decorators of the SDK on one node that expose it or say more about it. */
export interface Marks {
  readonly object?: DecoratorSource
  /** `@func()`, or `@field()`, which means the same. */
  readonly func?: DecoratorSource
  readonly argument?: DecoratorSource
}

/** The decorator of the SDK that a class has, called or not; `object` before any other. */
export function classMark(context: Context, declaration: ClassDeclaration): string | undefined {
  const scan = context.sources.scanOf(declaration)
  const names = context.sources
    .class(declaration)
    .decorators.map((decorator) => sdkName(context, scan, decorator)?.name)
  return names.find((name) => name === 'object') ?? names.find((name) => name !== undefined)
}

/** Tells which decorators of a node are the SDK's; reports those that are misspelled, misplaced or not called. */
export function readMarks(
  context: Context,
  scan: FileScan,
  decorators: readonly DecoratorSource[],
  place: DecoratorPlace | 'property parameter',
): Marks {
  const { problems } = context
  const marks: { -readonly [key in keyof Marks]: Marks[key] } = {}
  for (const decorator of decorators) {
    const location = locateIn(scan, decorator.offset)
    const found = sdkName(context, scan, decorator)
    if (found === undefined) {
      reportMissingImport(context, scan, decorator)
      continue
    }
    const { name, specifier, written } = found
    const home = DECORATORS.get(name)
    if (home === undefined) {
      problems.report(unknownDecorator(location, name, specifier, DECORATORS.keys()))
      continue
    }
    if (!decorator.isCall) problems.report(decoratorNotCalled(location, written))
    const key = name === 'field' ? 'func' : name
    const isHome = place === home || (place === 'property parameter' && home !== 'class')
    if (!isHome) {
      const where = place === 'property parameter' ? PLACES.parameter : PLACES[place]
      problems.report(misplacedDecorator(location, written, where))
    } else if (ROLES.has(name)) {
      problems.report(withoutEffect(location, `\`@${written}()\``))
    } else if (key === 'object' || key === 'func' || key === 'argument') {
      if (marks[key] !== undefined)
        problems.report(misplacedDecorator(location, written, 'what has it already'))
      marks[key] ??= decorator
    }
  }
  return marks
}

interface SdkName {
  /** As the package exports it. */
  readonly name: string
  readonly specifier: string
  /** As the file spells it. */
  readonly written: string
}

function sdkName(context: Context, scan: FileScan, { path }: DecoratorSource): SdkName | undefined {
  if (path === undefined) return undefined
  const { target, rest } = context.names.find(scan, path, 'value')
  if (target.kind !== 'package' || !SDK_PACKAGES.has(target.specifier) || rest.length > 0) return undefined
  return { name: target.name, specifier: target.specifier, written: path.join('.') }
}

/** A decorator of the SDK that nobody imported would silently mean nothing. */
function reportMissingImport(context: Context, scan: FileScan, { path, offset }: DecoratorSource): void {
  const [name = '', second] = path ?? []
  if (!DECORATORS.has(name) || second !== undefined) return
  const { target } = context.names.find(scan, [name], 'value')
  if (target.kind !== 'unknown') return
  const hint = `Import it: \`import { ${name} } from '@graft/typescript'\`.`
  context.problems.report(unknownName(locateIn(scan, offset), name, [], hint))
}
