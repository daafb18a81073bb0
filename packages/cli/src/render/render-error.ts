import { relative, isAbsolute } from 'node:path'
import { printLocation, type Diagnostic, type SourceLocation } from '@graft/diagnostics'

/**
 * Prints a problem for people: the message first, then where it is, the source lines, and how to mend it.
 *
 * @param cwd files below it are shown relative to it
 */
export function renderDiagnostic(diagnostic: Diagnostic, cwd: string): string {
  const lines = [diagnostic.message]
  if (diagnostic.location !== undefined)
    lines.push(`  at ${printLocation(shorten(diagnostic.location, cwd))}`)
  for (const line of diagnostic.frame?.split('\n') ?? []) lines.push(`    ${line}`)
  for (const related of diagnostic.related ?? []) {
    lines.push(`  ${printLocation(shorten(related.location, cwd))}: ${related.message}`)
  }
  if (diagnostic.hint !== undefined) lines.push(`  ${diagnostic.hint}`)
  return `${lines.join('\n')}\n`
}

function shorten(location: SourceLocation, cwd: string): SourceLocation {
  if (!isAbsolute(location.file)) return location
  const file = relative(cwd, location.file)
  return file.startsWith('..') ? location : { ...location, file }
}
