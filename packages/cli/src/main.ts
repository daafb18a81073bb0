import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { typescriptSdk } from '@graft/typescript/sdk'
import { GraftError } from '@graft/diagnostics'
import {
  globalFlags,
  helpFlag,
  jsonFlag,
  loadModuleFlag,
  versionFlag,
  workdirFlag,
} from './args/cli-flags.ts'
import type { Flag } from './args/flag.ts'
import { parseFlags } from './args/parse-flags.ts'
import { takeFlags } from './args/take-flags.ts'
import type { Command } from './commands/command.ts'
import { commands } from './commands/commands.ts'
import { versionCommand } from './commands/version.ts'
import { cacheFolder } from './connect/cache-folder.ts'
import type { SdkFactory } from './connect/connection.ts'
import type { CliIo } from './io/cli-io.ts'
import { ExitError } from './io/exit-error.ts'
import { missingFolder, unknownCommand } from './messages.ts'
import { renderDiagnostic } from './render/render-error.ts'
import { renderHelp } from './render/render-help.ts'
import { styleFor } from './render/style.ts'

const rootFlags: readonly Flag[] = [...globalFlags, jsonFlag, versionFlag]

/** The SDKs of the command: those of a published Graft. */
const defaultSdks: SdkFactory = (io) => [
  typescriptSdk({
    cacheDir: cacheFolder(io.env),
    onOutput: (chunk) => io.writeStderr(Buffer.from(chunk).toString()),
  }),
]

/**
 * Runs the graft command.
 *
 * @param argv the words after `graft`
 * @returns the exit code: 0 done, 1 failed, 2 interrupted
 */
export async function main(
  argv: readonly string[],
  io: CliIo,
  sdks: SdkFactory = defaultSdks,
): Promise<number> {
  try {
    return await run(argv, io, sdks)
  } catch (error) {
    if (io.signal.aborted) {
      io.writeStderr('Canceled.\n')
      return 2
    }
    if (error instanceof ExitError) return error.exitCode
    if (!(error instanceof GraftError)) throw error
    for (const diagnostic of error.diagnostics)
      io.writeStderr(`Error: ${renderDiagnostic(diagnostic, io.cwd)}`)
    return 1
  }
}

async function run(argv: readonly string[], io: CliIo, sdks: SdkFactory): Promise<number> {
  // Flags before the command's name, then the global ones that follow it, up to its first other word.
  const before = parseFlags(argv, rootFlags, () => undefined)
  const [word, ...tail] = before.rest
  const command = commands.find((each) => each.name === word)
  if (word === undefined || word === 'help') {
    if (before.values.get(versionFlag.name) === true)
      return versionCommand.run([], contextOf(before.values, [], io, sdks))
    const asked = commands.find((each) => each.name === tail[0])
    if (asked !== undefined) return asked.run([], { ...contextOf(before.values, [], io, sdks), help: true })
    printRootHelp(io)
    return 0
  }
  if (command === undefined)
    throw new GraftError(
      unknownCommand(
        word,
        'graft',
        commands.map((each) => each.name),
      ),
    )
  const { mine, rest } = takeFlags(tail, globalFlags, command.flags)
  const after = parseFlags(mine, globalFlags, () => undefined)
  const context = contextOf(new Map([...before.values, ...after.values]), tail, io, sdks)
  await assertFolder(context.connect.workdir)
  return command.run(
    rest.filter((each) => !isHelp(each)),
    context,
  )
}

function isHelp(word: string): boolean {
  return word === '--help' || word === '-h'
}

function contextOf(
  values: ReadonlyMap<string, unknown>,
  tail: readonly string[],
  io: CliIo,
  sdks: SdkFactory,
): Parameters<Command['run']>[1] {
  const workdir = values.get(workdirFlag.name)
  const loadModule = values.get(loadModuleFlag.name)
  return {
    io,
    sdks,
    json: values.get(jsonFlag.name) === true,
    help: values.get(helpFlag.name) === true || tail.some(isHelp),
    connect: {
      workdir: resolve(io.cwd, typeof workdir === 'string' ? workdir : '.'),
      loadModule: typeof loadModule === 'string' ? loadModule : undefined,
    },
  }
}

async function assertFolder(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined)
  if (found?.isDirectory() !== true) throw new GraftError(missingFolder(path))
}

function printRootHelp(io: CliIo): void {
  io.writeStdout(
    renderHelp(
      {
        description: 'Calls the functions of the modules of a workspace.',
        usage: 'graft [options] <command>',
        examples: ['graft functions', 'graft call greet --name Ada', "echo '{ version }' | graft query"],
        commandsTitle: 'COMMANDS',
        commands: commands.map(({ name, summary }) => ({ name, description: summary })),
        args: [],
        options: rootFlags.map((flag) => ({ flag })),
        footer: 'Use "graft <command> --help" for more about a command.',
      },
      { width: io.columns - 1, style: styleFor(io), enums: () => undefined },
    ),
  )
}
