import type { Diagnostic, SourceLocation } from '@graft/diagnostics'

const EXAMPLE = '`{ "name": "lint", "sdk": "typescript" }`'

/** A folder that should be a module has no `dagger.json`. */
export function moduleConfigMissing(folder: string, location: SourceLocation | undefined): Diagnostic {
  return {
    code: 'MODULE_CONFIG_MISSING',
    severity: 'error',
    message: `\`${folder}\` is not a module: expected a \`dagger.json\` in this folder`,
    hint: `Check the path, or make the folder a module with a \`dagger.json\` such as ${EXAMPLE}.`,
    location,
  }
}

export function moduleFolderMissing(folder: string, location: SourceLocation | undefined): Diagnostic {
  return {
    code: 'MODULE_FOLDER_MISSING',
    severity: 'error',
    message: `the module folder \`${folder}\` does not exist: expected a folder with a \`dagger.json\``,
    hint: 'Check the path. In a workspace config it is relative to the folder of `config.toml`.',
    location,
  }
}

/** The text is not JSON. */
export function moduleConfigSyntax(problem: string, location: SourceLocation): Diagnostic {
  return {
    code: 'MODULE_CONFIG_SYNTAX',
    severity: 'error',
    message: `the module config is not valid JSON: ${problem}`,
    hint: 'JSON has no comments and no comma after the last entry; names and texts stand in double quotes.',
    location,
  }
}

/** A key holds a value of another type. `path` is in the form `dependencies[0].source`; `$` is the document. */
export function moduleConfigType(
  path: string,
  types: { readonly found: string; readonly expected: string },
  location: SourceLocation,
): Diagnostic {
  return {
    code: 'MODULE_CONFIG_TYPE',
    severity: 'error',
    message: `\`${path}\` of the module config is ${types.found}; expected ${types.expected}`,
    hint: `A small module config is ${EXAMPLE}.`,
    location,
  }
}

export function moduleNameMissing(location: SourceLocation): Diagnostic {
  return {
    code: 'MODULE_NAME_MISSING',
    severity: 'error',
    message: 'the module config has no `name`; expected text that is not empty',
    hint: `Give the module a name: ${EXAMPLE}.`,
    location,
  }
}
