/**
 * Words after which an operand or a statement follows, so that they can chain without a bracket.
 * Most are also allowed as names; such a name only counts as more.
 */
export const CHAINING_WORDS: ReadonlySet<string> = new Set(
  (
    'abstract as asserts async await case catch class const declare default delete do else enum export ' +
    'extends finally for function get if implements import in infer instanceof interface is keyof let ' +
    'namespace new of out override readonly return satisfies set static switch throw try type typeof ' +
    'unique using var void while with yield'
  ).split(' '),
)

/** Words that go on with the statement before them, also on a new line or behind a closing brace. */
export const CONTINUING_WORDS: ReadonlySet<string> = new Set(
  'as catch class else extends finally implements in instanceof is of satisfies while'.split(' '),
)

/** Words before parentheses that a statement follows. */
export const CONTROL_WORDS: ReadonlySet<string> = new Set(['for', 'if', 'while', 'with'])

/** Words that a value must follow: a slash behind them starts a regular expression. */
export const VALUE_WORDS: ReadonlySet<string> = new Set(
  'case delete do else in instanceof new return throw typeof'.split(' '),
)

/** Every token that can make a parser recurse, wherever it stands. */
export const NESTING_TOKEN: RegExp = new RegExp(
  `[^\\w\\s,;.'"]|\\b(?:${[...CHAINING_WORDS].join('|')})\\b`,
  'g',
)
