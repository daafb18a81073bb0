import { codeFrame, fail, ok, type Diagnostic, type Result } from '@graft/diagnostics'

/** Nobody reads more, and a hostile document must not cost a frame for each of its lines. */
const MAX_PROBLEMS = 50

/** Collects what is wrong with one document, with the source lines around each place, in the order of the text. */
export class ProblemList {
  readonly #text: string
  readonly #problems: Diagnostic[] = []
  #omitted: Diagnostic | undefined

  /** @param text the whole document, for the code frames */
  constructor(text: string) {
    this.#text = text
  }

  /** True once further problems are no longer kept. Readers of long lists may stop then. */
  get full(): boolean {
    return this.#problems.length >= MAX_PROBLEMS
  }

  add(problem: Diagnostic): void {
    if (this.full) {
      // A dropped error must still fail the document.
      if (this.#omitted?.severity !== 'error') this.#omitted = problem
      return
    }
    const frame = problem.location === undefined ? undefined : codeFrame(this.#text, problem.location)
    this.#problems.push(frame === undefined ? problem : { ...problem, frame })
  }

  /**
   * Ends the collection: the value with the warnings, or every problem where one of them is an error.
   *
   * @param value undefined only where an error was added
   */
  conclude<T>(value: T | undefined): Result<T> {
    const problems = this.#problems.toSorted(byPlace)
    if (this.#omitted !== undefined) problems.push(this.#omitted)
    if (value === undefined || problems.some((problem) => problem.severity === 'error')) return fail(problems)
    return ok(value, problems)
  }
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  return (
    (a.location?.line ?? 0) - (b.location?.line ?? 0) || (a.location?.column ?? 0) - (b.location?.column ?? 0)
  )
}
