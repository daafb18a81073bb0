import type { Comment, Program } from 'oxc-parser'
import { MAX_NESTING, measureNesting } from './measure-nesting.ts'
import { nestedTooDeep, syntaxError } from './messages.ts'
import type { Problems } from './problems.ts'
import { locate, type SourceFile } from './source-file.ts'

/** A source file as its syntax tree and its comments, in the order of the text. */
export interface ParsedSource {
  readonly file: SourceFile
  readonly program: Program
  readonly comments: readonly Comment[]
}

/** Parses one file; undefined where it has syntax errors, which are reported. */
export type ParseSource = (file: SourceFile, problems: Problems) => ParsedSource | undefined

/**
 * Loads the parser, which is native code: whoever only imports this package does not pay for it.
 * The parser recurses without a limit, so that deep nesting would end the process; such files never reach it.
 */
export async function loadParser(): Promise<ParseSource> {
  const { parseSync } = await import('oxc-parser')
  return (file, problems) => {
    const nesting = measureNesting(file.text)
    if (nesting.depth > MAX_NESTING) {
      problems.report(nestedTooDeep(locate({ file, offset: nesting.offset }), MAX_NESTING))
      return undefined
    }
    const parsed = parseSync(file.path, file.text, {
      lang: file.path.endsWith('.d.ts') || file.path.endsWith('.d.mts') ? 'dts' : 'ts',
      sourceType: 'module',
      preserveParens: false,
      showSemanticErrors: true,
    })
    const errors = parsed.errors.filter((error) => error.severity === 'Error')
    for (const error of errors) {
      const offset = error.labels[0]?.start ?? 0
      problems.report(syntaxError(locate({ file, offset }), error.message, error.helpMessage))
    }
    return errors.length > 0 ? undefined : { file, program: parsed.program, comments: parsed.comments }
  }
}
