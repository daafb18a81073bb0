import { codeFrame, fail, locateOffset, ok, type Result } from '@graft/diagnostics'
import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser'
import { moduleConfigSyntax } from './messages.ts'

/** The parser is recursive; a document that nests deeper than this is refused before it starts. */
const MAX_DEPTH = 128

/** What the parser's words mean. Its other words are all about a symbol that has no place there. */
const PROBLEMS: ReadonlyMap<string, string> = new Map([
  ['CloseBraceExpected', 'expected `}`'],
  ['CloseBracketExpected', 'expected `]`'],
  ['ColonExpected', 'expected `:`'],
  ['CommaExpected', 'expected `,`'],
  ['EndOfFileExpected', 'expected nothing more'],
  ['InvalidCharacter', 'a control character in a text is not escaped'],
  ['InvalidCommentToken', 'comments are not allowed'],
  ['InvalidEscapeCharacter', 'no such escape sequence'],
  ['InvalidNumberFormat', 'this is not a number'],
  ['InvalidUnicode', 'no such escape sequence'],
  ['PropertyNameExpected', 'expected a name in double quotes'],
  ['UnexpectedEndOfComment', 'comments are not allowed'],
  ['UnexpectedEndOfNumber', 'this is not a number'],
  ['UnexpectedEndOfString', 'a text has no closing quote'],
  ['ValueExpected', 'expected a value'],
])

/**
 * Parses JSON, and nothing but JSON, into a tree whose nodes know their places.
 * Fails with `MODULE_CONFIG_SYNTAX` at the first place that is wrong; what follows it would be guesswork.
 */
export function parseJson(text: string, file: string): Result<Node> {
  // Some editors write a byte order mark. A space in its place keeps all offsets.
  const plain = text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text
  const tooDeep = findTooDeep(plain)
  if (tooDeep !== undefined) return refuse(`more than ${MAX_DEPTH} levels of lists and objects`, tooDeep)
  const errors: ParseError[] = []
  const tree = parseTree(plain, errors, { disallowComments: true, allowTrailingComma: false })
  const first = errors[0]
  if (first !== undefined) return refuse(wordProblem(first), first.offset)
  return tree === undefined ? refuse('expected a value', 0) : ok(tree)

  function refuse(problem: string, offset: number): Result<Node> {
    const location = locateOffset(file, text, offset)
    return fail({ ...moduleConfigSyntax(problem, location), frame: codeFrame(text, location) })
  }
}

function wordProblem(error: ParseError): string {
  return PROBLEMS.get(printParseErrorCode(error.error)) ?? 'this symbol has no place here'
}

/** The offset of the bracket that nests too deep. */
function findTooDeep(text: string): number | undefined {
  let depth = 0
  let isInText = false
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (isInText) {
      if (character === '\\') at += 1
      else if (character === '"') isInText = false
    } else if (character === '"') isInText = true
    else if (character === '{' || character === '[') {
      if (++depth > MAX_DEPTH) return at
    } else if (character === '}' || character === ']') depth -= 1
  }
  return undefined
}
