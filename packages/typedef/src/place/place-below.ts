import type { Diagnostic, SourceLocation } from '@graft/diagnostics'

/**
 * Turns a place within a module into one that means something outside of it.
 *
 * @param root the module's folder or other source, which goes before the file's name
 */
export function placeBelow(root: string, location: SourceLocation): SourceLocation {
  return location.file.startsWith('/') ? location : { ...location, file: `${root}/${location.file}` }
}

/** The same for every place that a diagnostic names. */
export function placeDiagnosticBelow(root: string, diagnostic: Diagnostic): Diagnostic {
  const { location, related } = diagnostic
  return {
    ...diagnostic,
    location: location && placeBelow(root, location),
    related: related?.map((each) => ({ ...each, location: placeBelow(root, each.location) })),
  }
}
