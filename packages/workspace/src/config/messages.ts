import { didYouMean, type Diagnostic, type SourceLocation } from '@graft/diagnostics'
import { printKeyPath } from './print-key-path.ts'

type Path = readonly string[]

/** The text is not TOML. `problem` is the parser's own wording. */
export function configSyntax(problem: string, location: SourceLocation): Diagnostic {
  return {
    code: 'WORKSPACE_CONFIG_SYNTAX',
    severity: 'error',
    message: `the workspace config is not valid TOML: ${problem}`,
    hint: 'Text stands in quotes, a table begins with its name in brackets: `[modules.lint]`.',
    location,
  }
}

/** A key holds a value of another type. `example` is a line that would be right. */
export function wrongType(
  path: Path,
  types: { readonly found: string; readonly expected: string; readonly example: string },
  location: SourceLocation,
): Diagnostic {
  return {
    code: 'WORKSPACE_CONFIG_TYPE',
    severity: 'error',
    message: `\`${printKeyPath(path)}\` is ${types.found}; expected ${types.expected}`,
    hint: `Write it like this: \`${types.example}\`.`,
    location,
  }
}

export function sourceMissing(module: string, location: SourceLocation): Diagnostic {
  const table = printKeyPath(['modules', module])
  return {
    code: 'WORKSPACE_SOURCE_MISSING',
    severity: 'error',
    message: `\`${table}\` does not say where the module comes from`,
    hint: `Add a line such as \`source = "modules/lint"\`, relative to the folder of this file, or a git reference.`,
    location,
  }
}

export function moduleUnnamed(location: SourceLocation): Diagnostic {
  return {
    code: 'WORKSPACE_MODULE_UNNAMED',
    severity: 'error',
    message: 'a module has the empty name; expected a name that can be called',
    hint: 'Name it in the header of its table: `[modules.lint]`.',
    location,
  }
}

/** A key and its synonym in one table. */
export function bothSynonyms(
  path: Path,
  names: readonly [name: string, synonym: string],
  locations: readonly [name: SourceLocation, synonym: SourceLocation],
): Diagnostic {
  const [name, synonym] = names
  return {
    code: 'WORKSPACE_CONFIG_SYNONYMS',
    severity: 'error',
    message: `\`${printKeyPath(path)}\` has both \`${name}\` and \`${synonym}\`, which mean the same`,
    hint: `Keep \`${name}\` and delete \`${synonym}\`.`,
    location: locations[1],
    related: [{ message: `\`${name}\` is here`, location: locations[0] }],
  }
}

/** The names that keys had in older versions of the format, and what they are now. */
const FORMER_KEYS: ReadonlyMap<string, string> = new Map([['alias', 'blueprint']])

export function unknownKey(path: Path, known: readonly string[], location: SourceLocation): Diagnostic {
  const key = path.at(-1) ?? ''
  const now = FORMER_KEYS.get(key)
  const renamed = now !== undefined && known.includes(now) ? `It is called \`${now}\` now.` : undefined
  return {
    code: 'WORKSPACE_CONFIG_UNKNOWN_KEY',
    severity: 'warning',
    message: `\`${printKeyPath(path)}\` is not a key of the workspace config; it has no effect`,
    hint:
      renamed ?? didYouMean(key, known) ?? `Known here: ${known.map((name) => `\`${name}\``).join(', ')}.`,
    location,
  }
}

export function integerTooLarge(path: Path, location: SourceLocation): Diagnostic {
  return {
    code: 'WORKSPACE_CONFIG_INTEGER',
    severity: 'error',
    message: `\`${printKeyPath(path)}\` is beyond ±${Number.MAX_SAFE_INTEGER}, the largest integer that is kept exactly`,
    hint: 'Write it in quotes, as text.',
    location,
  }
}

/** A value that TOML has and a module argument cannot be: a date, `inf`, `nan`. */
export function valueUnsupported(path: Path, found: string, location: SourceLocation): Diagnostic {
  return {
    code: 'WORKSPACE_CONFIG_VALUE',
    severity: 'error',
    message: `\`${printKeyPath(path)}\` is ${found}; expected text, a finite number, true or false, or a list or table of these`,
    hint: 'Write it in quotes, as text.',
    location,
  }
}

export function valueTooDeep(path: Path, maxDepth: number, location: SourceLocation): Diagnostic {
  return {
    code: 'WORKSPACE_CONFIG_DEPTH',
    severity: 'error',
    message: `\`${printKeyPath(path.slice(0, 3))}\` nests lists or tables more than ${maxDepth} deep`,
    hint: 'Make the value flatter.',
    location,
  }
}
