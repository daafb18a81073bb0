import type { Diagnostic, Severity, SourceLocation } from '@graft/diagnostics'
import type { JsonReader } from './json-reader.ts'

/** Reads a diagnostic that came over the wire. */
export function readDiagnostic(json: JsonReader): Diagnostic {
  return {
    code: json.key('code').text(),
    severity: readSeverity(json.key('severity').text()),
    message: json.key('message').text(),
    hint: json.key('hint').optionalText(),
    frame: json.key('frame').optionalText(),
    location: readLocation(json.key('location')),
    related: json.key('related').isNull
      ? undefined
      : json.key('related').list((each) => ({
          message: each.key('message').text(),
          location: readLocation(each.key('location')) ?? { file: '', line: 1, column: 1 },
        })),
  }
}

/** Reads a place in a source file, where there is one. */
function readLocation(json: JsonReader): SourceLocation | undefined {
  if (json.isNull) return undefined
  return {
    file: json.key('file').text(),
    line: json.key('line').number(),
    column: json.key('column').number(),
  }
}

function readSeverity(text: string): Severity {
  return text === 'warning' || text === 'info' ? text : 'error'
}
