import { globSync, mkdirSync, mkdtempDisposableSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkManifest } from './check-manifest.ts'
import { listPackages, type WorkspacePackage } from './list-packages.ts'
import { runCommand } from './run-command.ts'

// Packs every package as for a release and checks the tarballs; to be run after the build.
const root = join(import.meta.dirname, '..')
using work = mkdtempDisposableSync(join(tmpdir(), 'graft-packages-'))

let failed = 0
for (const item of listPackages(root)) {
  const problems = checkPackage(item)
  if (problems.length > 0) failed += 1
  console.log(`${item.name}: ${problems.length === 0 ? 'ok' : problems.join('; ')}`)
}
process.exitCode = failed > 0 ? 1 : 0

function checkPackage({ name, home, subpaths }: WorkspacePackage): readonly string[] {
  const folder = join(work.path, name.replace('/', '-'))
  mkdirSync(folder)
  const packed = runPnpm(['pack', '--pack-destination', folder], home)
  const [tarball] = globSync('*.tgz', { cwd: folder })
  if (!packed.ok || tarball === undefined) return [`pnpm pack failed\n${packed.output}`]

  const unpacked = runCommand('tar', ['-xzf', tarball], folder)
  if (!unpacked.ok) return [`the tarball does not unpack\n${unpacked.output}`]

  const publint = runTool('publint', ['run', join(folder, tarball), '--strict'])
  const attw = runTool('attw', [join(folder, tarball), '--profile', 'esm-only', '--no-definitely-typed'])
  return [
    ...checkManifest(join(folder, 'package'), subpaths),
    ...(publint.ok ? [] : [`publint has complaints\n${publint.output}`]),
    ...(attw.ok ? [] : [`attw has complaints\n${attw.output}`]),
  ]
}

function runTool(tool: string, args: readonly string[]): { readonly ok: boolean; readonly output: string } {
  return runCommand(join(root, 'node_modules/.bin', tool), args, root)
}

/** The pnpm that runs this script; where none does, the one that contributors use. */
function runPnpm(args: readonly string[], cwd: string): { readonly ok: boolean; readonly output: string } {
  const pnpm = process.env['npm_execpath']
  return pnpm?.includes('pnpm') === true
    ? runCommand(pnpm, args, cwd)
    : runCommand('npx', ['--yes', 'pnpm@12', ...args], cwd)
}
