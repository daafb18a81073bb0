/** What a doc comment says. */
export interface Docs {
  /** The text before the first tag, with its line breaks. */
  readonly description?: string | undefined
  /** The text of `@deprecated`, which may be empty. */
  readonly deprecated?: string | undefined
  /** The texts of `@param`, by name. */
  readonly parameters: ReadonlyMap<string, string>
}

export const NO_DOCS: Docs = { parameters: new Map() }

const TAG = /^@([A-Za-z][\w-]*)(?:\s+|$)/
const PARAMETER = /^(?:\{[^{}]*\}\s*)?\[?([\w$]+)(?:=[^\]]*)?\]?\s*(?:-\s*)?/

/** Reads the text between the stars of a doc comment. Tags inside of a fenced example are text. */
export function parseDocs(comment: string): Docs {
  let isFenced = false
  const description: string[] = []
  const tags: { readonly name: string; readonly lines: string[] }[] = []
  for (const line of commentLines(comment)) {
    const tag = isFenced ? null : TAG.exec(line.trimStart())
    if (tag === null) (tags.at(-1)?.lines ?? description).push(line)
    else tags.push({ name: tag[1] ?? '', lines: [line.trimStart().slice(tag[0].length)] })
    if (/^\s*(?:```|~~~)/.test(line)) isFenced = !isFenced
  }
  const deprecated = tags.find((tag) => tag.name === 'deprecated')
  return {
    description: joinLines(description) || undefined,
    deprecated: deprecated && joinLines(deprecated.lines),
    parameters: readParameters(tags),
  }
}

function readParameters(
  tags: readonly { readonly name: string; readonly lines: readonly string[] }[],
): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const { name, lines } of tags) {
    if (name !== 'param' && name !== 'arg' && name !== 'argument') continue
    // Lines after the first are often indented to where the text starts.
    const text = joinLines(lines.map((line) => line.trimStart()))
    const match = PARAMETER.exec(text)
    const [whole = '', parameter] = match ?? []
    // `options.key` documents a part of a parameter.
    if (parameter === undefined || text.startsWith('.', whole.length)) continue
    found.set(parameter, text.slice(whole.length))
  }
  return found
}

/** The lines of a comment without the star that each may start with. */
function commentLines(comment: string): readonly string[] {
  return comment
    .replace(/^\*/, '')
    .split(/\r?\n/)
    .map((line, index) => (index === 0 ? line.trim() : line.replace(/^\s*\*? ?/, '').trimEnd()))
}

function joinLines(lines: readonly string[]): string {
  return lines.join('\n').trim()
}
