import { readWord, skipBlank, skipLine, skipRegex, skipString, skipTemplateText } from './skip-token.ts'
import {
  CHAINING_WORDS,
  CONTINUING_WORDS,
  CONTROL_WORDS,
  NESTING_TOKEN,
  VALUE_WORDS,
} from './source-words.ts'

/** Sources that nest deeper are not parsed. The parser's stack lasts for more than twice as much. */
export const MAX_NESTING = 1_500

export interface Nesting {
  /** At least as deep as a parser recurses: open brackets, and operators and words chained in one statement. */
  readonly depth: number
  /** Where the depth is reached. */
  readonly offset: number
}

/**
 * Measures how deep a parser may have to recurse for a source, without parsing it: one pass that only knows
 * words, strings, templates, comments, regular expressions, brackets and where statements end. It must not say
 * less than a parser needs: where a slash could be two things, it counts all that follows.
 */
export function measureNesting(text: string): Nesting {
  return text.length <= MAX_NESTING ? { depth: 0, offset: 0 } : new Scanner(text).measure()
}

/** What a bracket opened: what its current statement has chained so far. */
interface Level {
  readonly opener: string
  /** The parentheses of `if (…)` and the like: a statement follows them. */
  readonly isControl: boolean
  run: number
  /** Angle brackets that are not closed yet: a comma inside of them ends nothing. */
  angles: number
}

/** What stands before a token. `unsure` is both, a complete operand or something that an operand must follow. */
type Previous = 'operand' | 'operator' | 'brace' | 'unsure'

class Scanner {
  readonly #text: string
  #at = 0
  #level: Level = { opener: '', isControl: false, run: 0, angles: 0 }
  readonly #outer: Level[] = []
  #outerDepth = 0
  #previous: Previous = 'operator'
  /** The word before, where it is one of the language. */
  #word = ''
  #newLine = false

  constructor(text: string) {
    this.#text = text
  }

  measure(): Nesting {
    const text = this.#text
    let deepest: Nesting = { depth: 0, offset: 0 }
    if (text.startsWith('#!')) this.#at = skipLine(text, 0)
    while (deepest.depth <= MAX_NESTING) {
      const { end, newLine } = skipBlank(text, this.#at)
      if (end >= text.length) break
      this.#at = end
      this.#newLine = newLine
      const isRead = this.#readToken()
      const depth = this.#outerDepth + this.#level.run
      if (depth > deepest.depth) deepest = { depth, offset: end }
      if (!isRead) {
        const rest = text.slice(end).match(NESTING_TOKEN)?.length ?? 0
        return { depth: deepest.depth + rest, offset: end }
      }
    }
    return deepest
  }

  /** Reads one token; false where it cannot be told what it is. */
  #readToken(): boolean {
    const text = this.#text
    const character = text.charAt(this.#at)
    if (character === '/') return this.#readSlash()
    const word = readWord(text, this.#at)
    if (word !== '') this.#readWord(word)
    else if (character === "'" || character === '"') this.#readOperand(skipString(text, this.#at))
    else if (character === '`') this.#readTemplate()
    else if ('([{'.includes(character)) this.#open(character)
    else if (')]}'.includes(character)) this.#close(character)
    else this.#readOperator(character)
    return true
  }

  #readWord(word: string): void {
    const isMember = this.#word === '.'
    const chains = !isMember && CHAINING_WORDS.has(word)
    // Behind a decorator, a class goes on with what it is in; behind a block it is one more statement.
    const isStatement = word === 'class' && this.#previous === 'brace'
    if (!isMember && (isStatement || !CONTINUING_WORDS.has(word))) this.#endStatement()
    this.#at += word.length
    if (chains) this.#level.run += 1
    this.#previous = !chains ? 'operand' : VALUE_WORDS.has(word) ? 'operator' : 'unsure'
    // `for await (…)` is a `for`.
    if (!(word === 'await' && this.#word === 'for')) this.#word = chains ? word : ''
  }

  #readOperand(end: number): void {
    this.#endStatement()
    this.#at = end
    this.#previous = 'operand'
    this.#word = ''
  }

  /** Where an operand follows a complete one, on a new line or behind a block, a statement has ended. */
  #endStatement(): void {
    if (this.#previous === 'brace' || (this.#newLine && this.#previous === 'operand')) this.#resetRun()
  }

  #resetRun(): void {
    this.#level.run = 0
    this.#level.angles = 0
  }

  #readTemplate(): void {
    this.#level.run += 1
    this.#at += 1
    this.#readTemplateText()
  }

  /** Reads on to the end of the template, or into its next substitution. */
  #readTemplateText(): void {
    this.#at = skipTemplateText(this.#text, this.#at)
    if (this.#text.startsWith('${', this.#at)) return this.#push('${', false)
    this.#at += 1
    this.#previous = 'operand'
    this.#word = ''
  }

  #readSlash(): boolean {
    if (this.#previous === 'operator') this.#readOperand(skipRegex(this.#text, this.#at))
    else if (this.#previous === 'operand' && !this.#newLine) this.#readOperator('/')
    else return false
    return true
  }

  #open(character: string): void {
    // A block behind a block is a statement of its own, or the next body of a class.
    if (character === '{' && this.#previous === 'brace') this.#resetRun()
    this.#level.run += 1
    this.#push(character, character === '(' && CONTROL_WORDS.has(this.#word))
  }

  #push(opener: string, isControl: boolean): void {
    this.#at += opener.length
    this.#outer.push(this.#level)
    this.#outerDepth += this.#level.run
    this.#level = { opener, isControl, run: 0, angles: 0 }
    this.#previous = 'operator'
    this.#word = ''
  }

  #close(character: string): void {
    const closed = this.#level
    const outer = this.#outer.pop()
    this.#at += 1
    this.#word = ''
    // Brackets that do not match are a syntax error, at which the parser stops.
    if (outer === undefined) return
    this.#level = outer
    this.#outerDepth -= outer.run
    if (closed.opener === '${') return this.#readTemplateText()
    this.#previous = closed.isControl ? 'operator' : character === '}' ? 'brace' : 'operand'
  }

  #readOperator(character: string): void {
    const text = this.#text
    const level = this.#level
    const isDouble = text.charAt(this.#at + 1) === character
    const isSpread = text.startsWith('...', this.#at)
    const before = this.#previous
    const isNewStatement = before === 'brace' || (this.#newLine && before === 'operand')
    this.#previous = 'operator'
    this.#word = character === '.' && !isSpread ? '.' : ''
    if (character === ';' || (character === ',' && level.angles === 0)) this.#resetRun()
    else if (character === '@' && isNewStatement) this.#resetRun()
    else level.run += 1
    this.#at += 1
    if (character === '=' && text.charAt(this.#at) === '>') this.#at += 1
    else if (isSpread) this.#at += 2
    else if (character === '<') level.angles += 1
    else if (character === '>') {
      level.angles = Math.max(0, level.angles - 1)
      this.#previous = 'unsure'
    } else if ((character === '+' || character === '-') && isDouble) {
      this.#at += 1
      this.#previous = 'unsure'
    } else if (character === '!' && text.charAt(this.#at) !== '=') {
      // `value!` is complete; behind a new line it is a negation.
      this.#previous = before === 'operand' ? (this.#newLine ? 'operator' : 'operand') : before
    }
  }
}
