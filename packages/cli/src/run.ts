import { main } from './main.ts'

/** Runs the graft command on this process and sets its exit code. */
export async function run(): Promise<void> {
  process.exitCode = await main(process.argv.slice(2))
}
