import { existsSync, globSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { bundleCommand } from './bundle-command.ts'
import { listPackages } from './list-packages.ts'
import { runCommand } from './run-command.ts'

// Builds every package into its dist folder, then bundles the graft command.
const root = join(import.meta.dirname, '..')
const packages = listPackages(root)
process.exitCode = (await build()) ? 0 : 1

async function build(): Promise<boolean> {
  // The compiler leaves files of sources that are gone, and they would be published.
  for (const { home } of packages) {
    rmSync(join(home, 'dist'), { recursive: true, force: true })
    for (const file of globSync('*.tsbuildinfo', { cwd: home })) rmSync(join(home, file))
  }

  const compiler = join(root, 'node_modules/typescript/bin/tsc')
  const homes = packages.map(({ home }) => home)
  const compiled = runCommand(process.execPath, [compiler, '-b', ...homes], root)
  process.stdout.write(compiled.output)
  if (!compiled.ok) return false
  console.log(`${packages.length} packages compiled`)

  const command = join(root, 'packages/cli')
  if (!existsSync(join(command, 'src/main.ts'))) return true
  const undeclared = await bundleCommand(command)
  for (const name of undeclared) {
    console.error(`packages/cli: the bundle imports \`${name}\`, which is not among the dependencies`)
  }
  if (undeclared.length === 0) console.log('the graft command is bundled')
  return undeclared.length === 0
}
