// Places in source files
export { locateOffset } from './location/locate-offset.ts'
export { printLocation, type SourceLocation } from './location/source-location.ts'

// Problems that users can mend
export type { Diagnostic, RelatedPlace, Severity } from './diagnostic/diagnostic.ts'
export { GraftError } from './diagnostic/graft-error.ts'
export { didYouMean, suggestNames } from './diagnostic/suggest-names.ts'

// Results
export { invariant } from './result/invariant.ts'
export { fail, ok, type Result } from './result/result.ts'
export { unwrap } from './result/unwrap.ts'

// Printing
export { codeFrame } from './print/code-frame.ts'
export { printDiagnostic } from './print/print-diagnostic.ts'
