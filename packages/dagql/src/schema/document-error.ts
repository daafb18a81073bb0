import { GraftError, type Diagnostic } from '@graft/diagnostics'

/** Lines and columns in a GraphQL document, 1-based. */
export type DocumentLocations = readonly { readonly line: number; readonly column: number }[]

/** A document that cannot be read, and where. */
export class DocumentError extends GraftError {
  override readonly name: string = 'DocumentError'
  readonly locations: DocumentLocations | undefined

  constructor(diagnostic: Diagnostic, locations?: DocumentLocations) {
    super(diagnostic)
    this.locations = locations
  }
}
