import { ClientError, errorFromAnswer, type GraphQLErrorShape } from '@graft/client'
import { codeFrame, type Diagnostic, type SourceLocation } from '@graft/diagnostics'

/** A document that was sent, for places in it. */
export interface QueryDocument {
  /** Its file, or what it came from. */
  readonly name: string
  readonly text: string
}

/** The errors of an answer as one error to throw. Mistakes in the document itself come with their place in it. */
export function queryError(errors: readonly GraphQLErrorShape[], document: QueryDocument): ClientError {
  const diagnostics = errors.flatMap((error) => {
    const location = placeIn(document, error)
    return errorFromAnswer([error]).diagnostics.map((diagnostic): Diagnostic =>
      location === undefined || diagnostic.location !== undefined
        ? diagnostic
        : { ...diagnostic, location, frame: codeFrame(document.text, location) },
    )
  })
  return new ClientError(diagnostics, { errors })
}

/** Where the document is wrong. An error with a path is one of a function, which the document only names. */
function placeIn({ name, text }: QueryDocument, error: GraphQLErrorShape): SourceLocation | undefined {
  if (error.path !== undefined) return undefined
  const lines = text.split('\n').length
  const places: readonly unknown[] = error.locations ?? []
  for (const place of places) {
    if (typeof place !== 'object' || place === null || !('line' in place) || !('column' in place)) continue
    const { line, column } = place
    if (isWithin(line, lines) && isWithin(column, text.length + 1)) return { file: name, line, column }
  }
  return undefined
}

/** What comes over the wire may be anything; a frame is made only for places that the document has. */
function isWithin(value: unknown, limit: number): value is number {
  return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= limit
}
