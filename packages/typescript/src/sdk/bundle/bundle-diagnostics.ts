import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { codeFrame, didYouMean, type Diagnostic, type SourceLocation } from '@graft/diagnostics'
import type { BuildFailure, Location, Message } from 'esbuild'
import { bundleFailed, unresolvedHint } from '../messages.ts'
import { authoringEntry } from './own-sources.ts'

const MAX_DIAGNOSTICS = 20

/** Words what esbuild reports, with places relative to the module's folder. Rethrows what is no report of it. */
export async function bundleDiagnostics(error: unknown, root: string): Promise<readonly Diagnostic[]> {
  if (!isBuildFailure(error)) throw error
  return Promise.all(error.errors.slice(0, MAX_DIAGNOSTICS).map((message) => describe(message, root)))
}

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && Array.isArray(Reflect.get(error, 'errors'))
}

async function describe(message: Message, root: string): Promise<Diagnostic> {
  const { location } = message
  const place = location === null ? undefined : locate(location)
  const source = place && (await readFile(path.resolve(root, place.file), 'utf8').catch(() => undefined))
  return bundleFailed({
    ...(await wordProblem(message.text, root)),
    location: place,
    frame: place && source !== undefined ? codeFrame(source, place) : undefined,
  })
}

async function wordProblem(text: string, root: string): Promise<{ text: string; hint?: string | undefined }> {
  const unresolved = /^Could not resolve "(.+)"$/.exec(text)?.[1]
  if (unresolved !== undefined) {
    return { text: `cannot resolve \`${unresolved}\``, hint: unresolvedHint(unresolved, root) }
  }
  const [, file, name] = /^No matching export in "(.+)" for import "(.+)"$/.exec(text) ?? []
  if (file !== undefined && name !== undefined && path.resolve(root, file) === authoringEntry()) {
    // Only for this message: the names are those of the package itself.
    const exported: object = await import(authoringEntry())
    return {
      text: `\`@graft/typescript\` exports no \`${name}\` that exists at run time`,
      hint: didYouMean(name, Object.keys(exported)) ?? `It exports ${Object.keys(exported).join(', ')}.`,
    }
  }
  return { text }
}

/** esbuild counts lines from 1 and columns in bytes from 0. */
function locate(location: Location): SourceLocation {
  const before = Buffer.from(location.lineText).subarray(0, location.column).toString('utf8')
  return { file: location.file.split(path.sep).join('/'), line: location.line, column: before.length + 1 }
}
