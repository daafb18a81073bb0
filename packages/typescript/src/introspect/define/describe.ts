import type { SourceLocation } from '@graft/diagnostics'
import type { Described } from '@graft/typedef'
import type { Docs } from '../extract/docs.ts'

/** The documented part of a definition. What is not there has no key, so that equal sources give equal documents. */
export function describe(
  { description, deprecated }: Pick<Docs, 'description' | 'deprecated'>,
  location: SourceLocation,
): Described {
  return {
    ...(description === undefined ? {} : { description }),
    ...(deprecated === undefined ? {} : { deprecated }),
    location,
  }
}
