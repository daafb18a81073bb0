import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { main, type CliIo } from '@graft/cli'
import { InlineSdk } from './inline-sdk.ts'
import { fixtureDocument, fixtureFunctions, type ModuleFixture } from './module-fixture.ts'

/** What a run of the command left behind. */
export interface GraftRun {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

/** The words after `graft`; a text is split at spaces. */
export type CommandLine = string | readonly string[]

export interface RunOptions {
  /** Folder below the workspace that the user stands in. */
  readonly folder?: string
  /** What is piped in. Without it, standard input is a terminal. */
  readonly stdin?: string
  readonly io?: Partial<CliIo>
}

export interface WorkspaceOptions {
  /** Lines of config below the `source` of a module, by its name; a module without an entry has none. */
  readonly config?: { readonly [module: string]: string }
  /** Modules that the config does not name; they lie in `.dagger/modules` too. */
  readonly unlisted?: { readonly [module: string]: ModuleFixture }
  /** More files, or other contents for those of the workspace. */
  readonly files?: { readonly [path: string]: string }
}

/** A workspace on disk whose modules are JavaScript in the test. Removed at the end of its block. */
export class TestWorkspace implements Disposable {
  readonly root: string
  readonly sdk = new InlineSdk()

  constructor(modules: { readonly [name: string]: ModuleFixture }, options: WorkspaceOptions = {}) {
    this.root = mkdtempSync(join(tmpdir(), 'graft-cli-'))
    const config = Object.keys(modules).map(
      (name) => `[modules.${name}]\nsource = "modules/${name}"\n${options.config?.[name] ?? ''}\n`,
    )
    this.write('.git/HEAD', 'ref: refs/heads/main\n')
    if (config.length > 0) this.write('.dagger/config.toml', config.join('\n'))
    for (const [name, module] of Object.entries({ ...modules, ...options.unlisted })) {
      this.write(`.dagger/modules/${name}/dagger.json`, JSON.stringify({ name, sdk: 'inline' }))
      this.write(
        `.dagger/modules/${name}/typedef.json`,
        JSON.stringify(fixtureDocument(name, module), undefined, 2),
      )
      for (const [key, run] of fixtureFunctions(name, module)) this.sdk.functions.set(`${name}/${key}`, run)
    }
    for (const [path, content] of Object.entries(options.files ?? {})) this.write(path, content)
  }

  path(...parts: readonly string[]): string {
    return join(this.root, ...parts)
  }

  write(path: string, content: string): void {
    mkdirSync(dirname(this.path(path)), { recursive: true })
    writeFileSync(this.path(path), content)
  }

  /** Runs the command in this process. */
  async graft(line: CommandLine, options: RunOptions = {}): Promise<GraftRun> {
    let stdout = ''
    let stderr = ''
    const io: CliIo = {
      env: {},
      cwd: this.path(options.folder ?? '.'),
      signal: new AbortController().signal,
      stdinIsTerminal: options.stdin === undefined,
      stdoutIsTerminal: false,
      columns: 100,
      stdin: Readable.from([options.stdin ?? '']),
      writeStdout: (output) => void (stdout += output),
      writeStderr: (output) => void (stderr += output),
      ...options.io,
    }
    const words = typeof line === 'string' ? line.split(' ') : line
    const exitCode = await main(words, io, () => [this.sdk])
    return { exitCode, stdout, stderr }
  }

  /** Runs the command and returns what it printed as its result; throws where it failed. */
  async result(line: CommandLine, options: RunOptions = {}): Promise<string> {
    const { exitCode, stdout, stderr } = await this.graft(line, options)
    if (exitCode !== 0) throw new Error(`graft ${String(line)} ended with ${exitCode}: ${stderr}`)
    return stdout
  }

  [Symbol.dispose](): void {
    rmSync(this.root, { recursive: true, force: true })
  }
}
