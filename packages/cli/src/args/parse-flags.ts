import { GraftError } from '@graft/diagnostics'
import type { ArgumentValue } from '@graft/client'
import { commandName } from '@graft/typedef'
import { flagNeedsValue, misplacedFlag, unknownFlag } from '../messages.ts'
import { describeType, type EnumLookup, type Flag } from './flag.ts'
import { parseList, parseValue } from './parse-value.ts'

export interface ParsedFlags {
  /** Values by flag name. A flag that repeats has a list. */
  readonly values: ReadonlyMap<string, ArgumentValue>
  /** From the first word that is no flag. */
  readonly rest: readonly string[]
}

/** What flags of the live API need beyond themselves. */
export interface FlagContext {
  readonly enums?: EnumLookup | undefined
  /** Flags that belong before the first function, for errors about those written after it. */
  readonly beforeFunctions?: readonly Flag[] | undefined
}

/**
 * Reads flags up to the first word that is none. Names are accepted in any spelling that means the same
 * (`--dockerConfig`, `--docker-config`). A boolean flag never takes the next word; `--x=false` sets it.
 *
 * @throws GraftError `CLI_UNKNOWN_FLAG`, `CLI_FLAG_NEEDS_VALUE`, `CLI_FLAG_VALUE`
 */
export function parseFlags(
  words: readonly string[],
  flags: readonly Flag[],
  context: FlagContext = {},
): ParsedFlags {
  const { enums = () => undefined, beforeFunctions = [] } = context
  const values = new Map<string, ArgumentValue>()
  let at = 0
  for (; at < words.length; at++) {
    const word = words[at] ?? ''
    if (word === '--') return { values, rest: words.slice(at + 1) }
    if (!word.startsWith('-') || word === '-') break
    const { name, inline } = splitFlag(word)
    const flag = findFlag(name, flags)
    if (flag === undefined) {
      if (findFlag(name, beforeFunctions) !== undefined) throw new GraftError(misplacedFlag(name))
      const known = flags.map((each) => each.name)
      throw new GraftError(unknownFlag(name, known))
    }
    let text = inline
    if (text === undefined) {
      text = flag.type.kind === 'boolean' ? 'true' : words[++at]
      if (text === undefined) throw new GraftError(flagNeedsValue(name, describeType(flag.type, enums)))
    }
    const place = { flag: name, enums }
    if (flag.type.kind === 'list') append(values, flag.name, parseList(text, flag.type.element, place))
    else if (flag.repeats === true) append(values, flag.name, [parseValue(text, flag.type, place)])
    else values.set(flag.name, parseValue(text, flag.type, place))
  }
  return { values, rest: words.slice(at) }
}

/** The name of a flag as written, and the value that follows `=`. */
export function splitFlag(word: string): { readonly name: string; readonly inline: string | undefined } {
  const equals = word.indexOf('=')
  if (equals === -1) return { name: word, inline: undefined }
  return { name: word.slice(0, equals), inline: word.slice(equals + 1) }
}

/** Finds a flag by its short spelling or by any long spelling that means the same. */
export function findFlag(name: string, flags: readonly Flag[]): Flag | undefined {
  if (!name.startsWith('--')) return flags.find((flag) => flag.short === name.slice(1))
  const wanted = name.slice(2)
  return flags.find((flag) => flag.name === wanted) ?? flags.find((flag) => flag.name === commandName(wanted))
}

function append(values: Map<string, ArgumentValue>, name: string, added: readonly ArgumentValue[]): void {
  const earlier = values.get(name)
  values.set(name, [...(Array.isArray(earlier) ? earlier : []), ...added])
}
