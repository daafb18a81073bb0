import { didYouMean, type Diagnostic } from '@graft/diagnostics'

/** @param place the names that are there, and the modules that may have more */
export function unknownCommand(
  word: string,
  path: string,
  place: { readonly known: readonly string[]; readonly failedModules?: readonly string[] },
): Diagnostic {
  const failed = (place.failedModules ?? []).map((name) => `\`${name}\``).join(', ')
  return {
    code: 'CLI_UNKNOWN_COMMAND',
    severity: 'error',
    message: `unknown command "${word}" for "${path}"`,
    hint:
      didYouMean(word, place.known) ??
      (failed === ''
        ? undefined
        : `Modules that cannot be loaded may have it: ${failed}. \`graft functions\` says why.`),
  }
}

/** The reason why a module is not there, as the answer to a command that needs it. */
export function failedModule(name: string, reason: Diagnostic): Diagnostic {
  return { ...reason, message: `module "${name}" cannot be loaded: ${reason.message}` }
}

export function noFurtherFunctions(command: string, type: string): Diagnostic {
  return {
    code: 'CLI_NO_FUNCTIONS',
    severity: 'error',
    message: `function "${command}" returns type "${type}" with no further functions available`,
    hint: 'End the command here.',
  }
}

/** @param args the required arguments without a flag, as `name type` */
export function unsupportedFunction(command: string, path: string, args: readonly string[]): Diagnostic {
  const missing = args.map((each) => `\`${each}\``).join(', ')
  return {
    code: 'CLI_UNSUPPORTED_FUNCTION',
    severity: 'error',
    message: `"${command}" of "${path}" cannot be called from the command line: no flag can hold ${missing}`,
    hint: 'Call it with `graft query`, which takes objects by ID and lists of lists.',
  }
}

export function unknownFlag(flag: string, known: readonly string[]): Diagnostic {
  return {
    code: 'CLI_UNKNOWN_FLAG',
    severity: 'error',
    message: `unknown flag: ${flag}`,
    hint: didYouMean(
      flag,
      known.map((each) => `--${each}`),
    ),
  }
}

/** A flag of the command itself that stands after a function, whose flags may have any name. */
export function misplacedFlag(flag: string): Diagnostic {
  return {
    code: 'CLI_UNKNOWN_FLAG',
    severity: 'error',
    message: `unknown flag: ${flag}`,
    hint: `After a function come only its own flags: write \`graft call ${flag} …\`.`,
  }
}

export function flagNeedsValue(flag: string, expected: string): Diagnostic {
  return {
    code: 'CLI_FLAG_NEEDS_VALUE',
    severity: 'error',
    message: `flag needs an argument: ${flag} (${expected})`,
  }
}

export function wrongFlagValue(flag: string, value: string, expected: string): Diagnostic {
  return {
    code: 'CLI_FLAG_VALUE',
    severity: 'error',
    message: `invalid argument "${value}" for "${flag}" flag: ${expected}`,
  }
}

export function missingFlags(flags: readonly string[], path: string): Diagnostic {
  return {
    code: 'CLI_FLAG_MISSING',
    severity: 'error',
    message: `required flag(s) ${flags.map((flag) => `"${flag}"`).join(', ')} not set`,
    hint: `Run '${path} --help' for usage.`,
  }
}

export function unexpectedArguments(words: readonly string[], path: string): Diagnostic {
  return {
    code: 'CLI_UNEXPECTED_ARGUMENT',
    severity: 'error',
    message: `"${path}" takes no argument "${words[0] ?? ''}"`,
    hint: `Run '${path} --help' for usage.`,
  }
}

export function noQuery(): Diagnostic {
  return {
    code: 'CLI_NO_QUERY',
    severity: 'error',
    message: 'no query was given',
    hint: "Pipe one in, as in `echo '{ version }' | graft query`, or name a file with `--doc FILE`.",
  }
}

export function unreadableFile(path: string, reason: string): Diagnostic {
  return { code: 'CLI_FILE_UNREADABLE', severity: 'error', message: `cannot read \`${path}\`: ${reason}` }
}

export function unwritableFile(path: string, reason: string): Diagnostic {
  return {
    code: 'CLI_FILE_UNWRITABLE',
    severity: 'error',
    message: `couldn't write output to file: \`${path}\`: ${reason}`,
  }
}

export function objectOutput(type: string): Diagnostic {
  return {
    code: 'CLI_OUTPUT_OBJECT',
    severity: 'error',
    message: `--output cannot save an object of type "${type}", which has no \`export\` function`,
    hint: 'Call one of its functions that returns text.',
  }
}

export function malformedVariable(text: string): Diagnostic {
  return {
    code: 'CLI_VARIABLE_FORM',
    severity: 'error',
    message: `"${text}" is not a variable: expected \`name=value\``,
    hint: 'Write `--var name=value`, once for each variable, or `--var-json \'{"name": "value"}\'`.',
  }
}

export function malformedVariables(reason: string): Diagnostic {
  return {
    code: 'CLI_VARIABLES_JSON',
    severity: 'error',
    message: `--var-json is not one JSON object: ${reason}`,
  }
}

export function unexpectedAnswer(what: string): Diagnostic {
  return {
    code: 'CLI_UNEXPECTED_ANSWER',
    severity: 'error',
    message: `the engine's answer is not what this command expects: ${what}`,
    hint: 'The engine and the command are probably of different versions.',
  }
}

export function missingFolder(path: string): Diagnostic {
  return { code: 'CLI_WORKDIR', severity: 'error', message: `--workdir \`${path}\` is not a folder` }
}
