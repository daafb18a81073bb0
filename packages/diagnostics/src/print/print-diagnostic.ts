import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import { printLocation } from '../location/source-location.ts'

/**
 * Prints a diagnostic for people, without colour:
 *
 *     src/index.ts:3:5: error TS_SYNTAX: expected `}`
 *       3 | class Lint {
 *         |     ^
 *       hint: close the class
 */
export function printDiagnostic(diagnostic: Diagnostic): string {
  const place = diagnostic.location === undefined ? '' : `${printLocation(diagnostic.location)}: `
  const lines = [`${place}${diagnostic.severity} ${diagnostic.code}: ${diagnostic.message}`]
  if (diagnostic.frame !== undefined) lines.push(...diagnostic.frame.split('\n').map(indent))
  for (const related of diagnostic.related ?? []) {
    lines.push(indent(`${printLocation(related.location)}: ${related.message}`))
  }
  if (diagnostic.hint !== undefined) lines.push(indent(`hint: ${diagnostic.hint}`))
  return lines.join('\n')
}

function indent(line: string): string {
  return `  ${line}`
}
