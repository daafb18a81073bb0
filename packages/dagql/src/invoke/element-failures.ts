/**
 * Thrown where elements of a list failed and others did not. As a call the list failed: it is not kept, and selectors
 * give the first error. An executor answers the other elements all the same.
 */
export class ElementFailures extends Error {
  /** Results, and in the place of each that failed its error; for a list in the list it is one of these again. */
  readonly elements: readonly unknown[]

  constructor(elements: readonly unknown[]) {
    super('elements of a list failed')
    this.elements = elements
  }

  /** The error of the first element that failed. */
  get first(): Error {
    const found = this.elements.find((each): each is Error => each instanceof Error)
    return found instanceof ElementFailures ? found.first : (found ?? this)
  }

  /** The elements for an executor that knows errors in lists: nested lists are lists again. */
  toList(): readonly unknown[] {
    return this.elements.map((each) => (each instanceof ElementFailures ? each.toList() : each))
  }
}

/** The error that a caller is told who gets either a whole result or none. */
export function wholeError(error: unknown): unknown {
  return error instanceof ElementFailures ? error.first : error
}
