import type { Diagnostic, Result } from '@graft/diagnostics'
import { decodeModuleDef, isJsonObject, type JsonValue, type ModuleDef } from '@graft/typedef'
import type { SourceFile } from './read-sources.ts'

/** What introspection says about a module. */
export interface DescribedModule {
  readonly def: ModuleDef
  readonly warnings: readonly Diagnostic[]
}

/** Describes a module from the text of its sources, without running it. */
export type Introspect = (input: {
  readonly name: string
  readonly files: readonly SourceFile[]
}) => Promise<Result<ModuleDef>>

/** Reads a described module from a cache; undefined where it is none. */
export function decodeDescribedModule(document: JsonValue | undefined): DescribedModule | undefined {
  if (!isJsonObject(document)) return undefined
  const def = decodeModuleDef(document['def'] ?? null)
  const warnings = document['warnings']
  if (!def.ok || !Array.isArray(warnings) || !warnings.every(isDiagnostic)) return undefined
  // Each warning was just seen to have the fields of a diagnostic.
  return { def: def.value, warnings: warnings as unknown as readonly Diagnostic[] }
}

function isDiagnostic(value: JsonValue): boolean {
  return (
    isJsonObject(value) &&
    ['code', 'severity', 'message'].every((key) => typeof value[key] === 'string') &&
    (value['hint'] === undefined || typeof value['hint'] === 'string') &&
    (value['frame'] === undefined || typeof value['frame'] === 'string') &&
    (value['location'] === undefined || isLocation(value['location'])) &&
    (value['related'] === undefined || Array.isArray(value['related']))
  )
}

function isLocation(value: JsonValue): boolean {
  return (
    isJsonObject(value) &&
    typeof value['file'] === 'string' &&
    typeof value['line'] === 'number' &&
    typeof value['column'] === 'number'
  )
}
