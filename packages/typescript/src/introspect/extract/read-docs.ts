import type { Comment } from 'oxc-parser'
import type { ParsedSource } from '../host/parse-source.ts'
import { NO_DOCS, parseDocs, type Docs } from './docs.ts'

/** Finds the doc comments of a file by what they stand before. */
export class DocReader {
  /** The text of the file. */
  readonly text: string
  readonly #source: ParsedSource
  readonly #byStart: ReadonlyMap<number, Comment>
  readonly #byEnd: ReadonlyMap<number, Comment>

  constructor(source: ParsedSource) {
    this.text = source.file.text
    this.#source = source
    this.#byStart = new Map(source.comments.map((comment) => [comment.start, comment]))
    this.#byEnd = new Map(source.comments.map((comment) => [comment.end, comment]))
  }

  /** The docs in the doc comment right before a place, with nothing but other comments between. */
  before(offset: number): Docs {
    const comment = this.#docBefore(offset)
    return comment === undefined ? NO_DOCS : parseDocs(comment.value)
  }

  /**
   * The docs of a declaration: before its decorators, or else behind one of them.
   *
   * @param start where its first decorator or keyword is
   */
  of(start: number, decorators: readonly { readonly end: number }[]): Docs {
    const comment =
      this.#docBefore(start) ?? decorators.map(({ end }) => this.#docAfter(end)).find((found) => found)
    return comment === undefined ? NO_DOCS : parseDocs(comment.value)
  }

  /** The docs of the file itself: its first doc comment, where it belongs to no declaration. */
  ofFile(): Docs {
    const { comments, program } = this.#source
    const first = comments.find(isDoc)
    const statement = program.body.at(0)
    if (first === undefined || (statement !== undefined && first.start > statement.start)) return NO_DOCS
    if (statement === undefined || ('source' in statement && statement.source !== null)) {
      return parseDocs(first.value)
    }
    const start = startOf(statement)
    return first.end > start || this.#docBefore(start) === first ? NO_DOCS : parseDocs(first.value)
  }

  #docBefore(offset: number): Comment | undefined {
    const { text } = this
    let end = offset
    for (;;) {
      while (end > 0 && /\s/.test(text.charAt(end - 1))) end -= 1
      const comment = this.#byEnd.get(end)
      if (comment === undefined || isDoc(comment)) return comment
      end = comment.start
    }
  }

  #docAfter(offset: number): Comment | undefined {
    const { text } = this
    let start = offset
    for (;;) {
      while (start < text.length && /\s/.test(text.charAt(start))) start += 1
      const comment = this.#byStart.get(start)
      if (comment === undefined || isDoc(comment)) return comment
      start = comment.end
    }
  }
}

function isDoc(comment: Comment): boolean {
  return comment.type === 'Block' && comment.value.startsWith('*') && comment.value !== '*'
}

/** Where a statement starts: decorators of a class stand before its `export`. */
function startOf(statement: ParsedSource['program']['body'][number]): number {
  const inner =
    statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration'
      ? statement.declaration
      : statement
  const decorators = inner !== null && 'decorators' in inner ? (inner.decorators ?? []) : []
  return Math.min(statement.start, ...decorators.map((decorator) => decorator.start))
}
