import { randomUUID } from 'node:crypto'
import { inspect } from 'node:util'
import {
  createClient,
  errorFromAnswer,
  fetchTransport,
  type Client,
  type GraphQLResult,
  type QueryOptions,
} from '@graft/client'
import { coreLayer } from '@graft/core'
import { createEngine, type Engine } from '@graft/engine'
import { isJsonObject, type JsonValue, type Sdk } from '@graft/typedef'
import type { CliIo } from '../io/cli-io.ts'
import type { ApiModel } from '../model/api-model.ts'
import { readApiModel } from '../model/read-api-model.ts'
import { typedefsQuery } from '../model/typedefs-query.ts'

/** What decides which modules a command sees. */
export interface ConnectOptions {
  /** Absolute. */
  readonly workdir: string
  /** The module given by `-m`. */
  readonly loadModule: string | undefined
}

/** Makes the SDKs of a command's engine. */
export type SdkFactory = (io: CliIo) => readonly (Sdk & { close?(): Promise<void> })[]

/** What a connection is made from. */
export interface ConnectContext {
  readonly io: CliIo
  readonly connect: ConnectOptions
  readonly sdks: SdkFactory
}

/**
 * Runs something with a connection and closes it, whatever comes of it. Not by `await using`, which the oldest Node
 * that Graft runs on cannot read.
 */
export async function withConnection<T>(
  context: ConnectContext,
  use: (connection: Connection) => Promise<T>,
): Promise<T> {
  const connection = await Connection.open(context)
  try {
    return await use(connection)
  } finally {
    await connection.close()
  }
}

/** A client of an engine in this process. */
export class Connection {
  readonly #io: CliIo
  readonly #engine: Engine
  readonly #client: Client
  readonly #closeSdks: () => Promise<unknown>

  private constructor(io: CliIo, engine: Engine, client: Client, closeSdks: () => Promise<unknown>) {
    this.#io = io
    this.#engine = engine
    this.#client = client
    this.#closeSdks = closeSdks
  }

  /** Starts an engine and connects to it. Nothing is read or run before the first request. */
  static async open({ io, connect, sdks: makeSdks }: ConnectContext): Promise<Connection> {
    const sdks = makeSdks(io)
    const token = randomUUID()
    const engine = await createEngine({
      core: [coreLayer()],
      sdks,
      workdir: connect.workdir,
      token,
      onInternalError: (error) => io.writeStderr(`${inspect(error)}\n`),
    })
    const { loadModule } = connect
    const transport = fetchTransport({
      url: 'http://localhost/query',
      token,
      fetch: engine.fetch,
      metadata:
        loadModule === undefined
          ? {}
          : { extraModules: [{ ref: loadModule, blueprint: true }], skipWorkspaceModules: true },
    })
    return new Connection(io, engine, createClient({ transport }), () =>
      Promise.all(sdks.map((sdk) => sdk.close?.())),
    )
  }

  /** Reads the live API. @throws ClientError with the engine's errors */
  async readApi(): Promise<ApiModel> {
    const result = await this.query(typedefsQuery)
    if (result.errors !== undefined) throw errorFromAnswer(result.errors)
    return readApiModel(toJson(result.data), toJson(result.extensions))
  }

  query(document: string, options: Omit<QueryOptions, 'signal'> = {}): Promise<GraphQLResult> {
    return this.#client.query(document, { ...options, signal: this.#io.signal })
  }

  /** Ends the engine and the processes of modules. */
  async close(): Promise<void> {
    try {
      await this.#engine.close()
    } finally {
      await this.#closeSdks()
    }
  }
}

/** What came over the wire is JSON; its static type only says less. */
function toJson(value: unknown): JsonValue | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value
  if (Array.isArray(value)) return value
  return typeof value === 'object' && isJsonObject(value) ? value : undefined
}
