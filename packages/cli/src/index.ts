// The command as a function
export { main } from './main.ts'
export type { CliIo } from './io/cli-io.ts'
export type { SdkFactory } from './connect/connection.ts'

// The command on this process
export { run } from './run.ts'
