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
import { commands } from './commands/commands.ts'
import { printHelp } from './commands/print-help.ts'
import { printVersion } from './commands/version.ts'
import { cacheFolder } from './connect/cache-folder.ts'
import type { ConnectOptions, SdkFactory } from './connect/connection.ts'
import type { CliIo } from './io/cli-io.ts'
import { processIo } from './io/process-io.ts'
import { missingFolder, unknownCommand } from './messages.ts'
import { renderDiagnostic } from './render/render-error.ts'
import type { HelpPage } from './render/render-help.ts'

const rootFlags: readonly Flag[] = [...globalFlags, jsonFlag, versionFlag]

const rootHelp: HelpPage = {
  description: 'Calls the functions of the modules of a workspace.',
  usage: 'graft [options] <command>',
  examples: ['graft functions', 'graft call greet --name Ada', "echo '{ version }' | graft query"],
  commands: {
    title: 'COMMANDS',
    entries: commands.map(({ name, summary }) => ({ name, description: summary })),
  },
  options: rootFlags,
  footer: 'Use "graft <command> --help" for more about a command.',
}

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
 * @param io @default this process
 * @param sdks @default those of a published Graft
 * @returns the exit code: 0 done, 1 failed, 2 interrupted
 */
export async function main(
  argv: readonly string[],
  io: CliIo = processIo(),
  sdks: SdkFactory = defaultSdks,
): Promise<number> {
  try {
    return await run(argv, io, sdks)
  } catch (error) {
    if (io.signal.aborted) {
      io.writeStderr('Canceled.\n')
      return 2
    }
    if (!(error instanceof GraftError)) throw error
    for (const diagnostic of error.diagnostics)
      io.writeStderr(`Error: ${renderDiagnostic(diagnostic, io.cwd)}`)
    return 1
  }
}

async function run(argv: readonly string[], io: CliIo, sdks: SdkFactory): Promise<number> {
  // Flags before the command's name, then the global ones that follow it, up to its first other word.
  const before = parseFlags(argv, rootFlags)
  const isHelpCommand = before.rest[0] === 'help'
  const given = isHelpCommand ? before.rest.slice(1) : before.rest
  const help = isHelpCommand || before.values.get(helpFlag.name) === true || given.some(isHelp)
  const [word, ...tail] = given.filter((each) => !isHelp(each))
  if (word === undefined) {
    if (help || before.values.get(versionFlag.name) !== true) printHelp(rootHelp, io)
    else printVersion(io)
    return 0
  }
  const command = commands.find((each) => each.name === word)
  if (command === undefined) {
    throw new GraftError(unknownCommand(word, 'graft', { known: commands.map((each) => each.name) }))
  }
  const { mine, rest } = takeFlags(tail, globalFlags, command.flags)
  const values = new Map([...before.values, ...parseFlags(mine, globalFlags).values])
  const connect = connectOptions(values, io)
  await assertFolder(connect.workdir)
  return command.run(rest, { io, sdks, connect, help, json: values.get(jsonFlag.name) === true })
}

function isHelp(word: string): boolean {
  return word === '--help' || word === '-h'
}

function connectOptions(values: ReadonlyMap<string, unknown>, io: CliIo): ConnectOptions {
  const workdir = values.get(workdirFlag.name)
  const loadModule = values.get(loadModuleFlag.name)
  return {
    workdir: resolve(io.cwd, typeof workdir === 'string' ? workdir : '.'),
    loadModule: typeof loadModule === 'string' ? loadModule : undefined,
  }
}

async function assertFolder(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined)
  if (found?.isDirectory() !== true) throw new GraftError(missingFolder(path))
}
