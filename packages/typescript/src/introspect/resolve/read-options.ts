import { didYouMean } from '@graft/diagnostics'
import type { DecoratorSource } from '../extract/class-source.ts'
import type { FileScan } from '../scan/file-scan.ts'
import { locateIn, type Context } from './context.ts'
import { decoratorArgument, withoutEffect } from './messages.ts'
import { reportUnknown } from './report-unknown.ts'
import { resolveValue } from './resolve-value.ts'

/** The alias in `@func('alias')` and `@func({ alias: 'alias' })`; reports arguments that cannot be read. */
export function readAlias(context: Context, scan: FileScan, decorator: DecoratorSource): string | undefined {
  const name = decorator.path?.join('.') ?? ''
  const [first, second] = decorator.arguments
  if (second !== undefined) report(context, { scan, name }, second.offset, 'it takes one argument')
  if (first === undefined) return undefined
  if (first.kind === 'value') return readText(context, scan, first, name)
  const alias = first.options.findLast((option) => option.name === 'alias')
  checkOptions(context, scan, decorator, { known: ['alias'], ignored: ['cache'] })
  return alias && readText(context, scan, alias, name)
}

/** Reports options of a decorator that are not known, or that have no effect. */
export function checkOptions(
  context: Context,
  scan: FileScan,
  decorator: DecoratorSource,
  options: { readonly known: readonly string[]; readonly ignored: readonly string[] },
): void {
  const { known, ignored } = options
  const name = decorator.path?.join('.') ?? ''
  for (const argument of decorator.arguments) {
    if (argument.kind === 'value') continue
    if (!argument.isComplete)
      report(context, { scan, name }, argument.offset, 'it has names that are not fixed')
    for (const option of argument.options) {
      if (known.includes(option.name)) continue
      if (ignored.includes(option.name)) {
        const what = `the option \`${option.name}\` of \`@${name}()\``
        context.problems.report(withoutEffect(locateIn(scan, option.offset), what))
        continue
      }
      const near = didYouMean(option.name, [...known, ...ignored])
      const problem = `it has no option \`${option.name}\`${near === undefined ? '' : `. ${near}`}`
      report(context, { scan, name }, option.offset, problem)
    }
  }
}

interface NamedDecorator {
  readonly scan: FileScan
  /** As the file spells it. */
  readonly name: string
}

function readText(
  context: Context,
  scan: FileScan,
  argument: { readonly value: Parameters<typeof resolveValue>[2]; readonly offset: number },
  name: string,
): string | undefined {
  const value = resolveValue(context, scan, argument.value)
  if (value.kind === 'literal' && typeof value.value === 'string') return value.value
  if (value.kind === 'absent') return undefined
  if (value.kind === 'unknown') reportUnknown(context, scan, argument.offset, value.target)
  else report(context, { scan, name }, argument.offset, 'an alias is a text')
  return undefined
}

function report(context: Context, decorator: NamedDecorator, offset: number, problem: string): void {
  const { scan, name } = decorator
  context.problems.report(decoratorArgument(locateIn(scan, offset), name, problem))
}
