// Runs the tour of this workspace, shows every command and its output, and fails if one differs.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { steps, type Step } from './expected.ts'

const workspace = fileURLToPath(new URL('.', import.meta.url))
const graft = fileURLToPath(new URL('../../packages/cli/bin/graft.mjs', import.meta.url))
const cacheDir = mkdtempSync(join(tmpdir(), 'graft-demo-'))

function show(step: Step): boolean {
  const input = step.stdin === undefined ? '' : `echo '${step.stdin}' | `
  const folder = step.folder === undefined ? '' : `(cd ${step.folder}) `
  console.log(`\n$ ${folder}${input}graft ${step.words.join(' ')}`)
  const result = spawnSync(process.execPath, [graft, ...step.words], {
    cwd: join(workspace, step.folder ?? '.'),
    input: step.stdin ?? '',
    encoding: 'utf8',
    env: { ...process.env, GRAFT_CACHE_DIR: cacheDir },
    timeout: 60_000,
  })
  process.stdout.write(result.stdout.endsWith('\n') ? result.stdout : `${result.stdout}\n`)
  process.stderr.write(result.stderr)
  if (result.status === 0 && result.stdout === step.stdout) return true
  console.error(`expected exit code 0 and:\n${step.stdout}\ngot exit code ${result.status}`)
  return false
}

const failed = steps.filter((step) => !show(step)).length
rmSync(cacheDir, { recursive: true, force: true })
console.log(
  failed === 0
    ? `\nAll ${steps.length} commands printed what they should.`
    : `\n${failed} of ${steps.length} commands failed.`,
)
process.exitCode = failed === 0 ? 0 : 1
