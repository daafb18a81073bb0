import { fail, ok, type Result } from '@graft/diagnostics'
import type { ModuleDef } from '@graft/typedef'
import { noFiles, tooLarge, tooManyFiles } from '../host/messages.ts'
import { loadParser } from '../host/parse-source.ts'
import { Problems } from '../host/problems.ts'
import { createSourceFile } from '../host/source-file.ts'
import { defineModule } from '../define/define-module.ts'
import { createDemand, type Context } from '../resolve/context.ts'
import { NameLookup } from '../resolve/lookup-name.ts'
import { ModuleGraph } from '../resolve/module-graph.ts'
import { SourceReader } from '../resolve/source-reader.ts'
import { scanFile } from '../scan/scan-file.ts'
import { rules } from '../validate/rules.ts'

export const MAX_FILES = 2_000
export const MAX_TOTAL_BYTES: number = 16 * 1024 * 1024

/** The sources of a module. */
export interface IntrospectInput {
  /** The module's own name; the main class is named after it. */
  readonly name: string
  /** Its files, with paths relative to the module's root. Other files than TypeScript are passed over. */
  readonly files: readonly { readonly path: string; readonly text: string }[]
  /** The types that core offers. Absent: any name that the SDK's package could export is taken for one. */
  readonly coreTypes?: ReadonlySet<string> | undefined
}

/**
 * Describes a TypeScript module from the text of its sources. Nothing of the module runs, and nothing is read from
 * disk. All problems are reported at once, sorted by place, at most fifty.
 */
export async function introspectModule(input: IntrospectInput): Promise<Result<ModuleDef>> {
  const sources = input.files.filter((file) => /\.m?ts$/.test(file.path))
  if (sources.length === 0) return fail(noFiles(input.name))
  if (sources.length > MAX_FILES) return fail(tooManyFiles(sources.length, MAX_FILES))
  const bytes = sources.reduce((sum, file) => sum + Buffer.byteLength(file.text), 0)
  if (bytes > MAX_TOTAL_BYTES) return fail(tooLarge(MAX_TOTAL_BYTES))

  // Names cannot be told in files that do not parse, so that syntax errors are all that is said then.
  const problems = new Problems()
  const files = sources.map((file) => createSourceFile(file.path, file.text))
  const parse = await loadParser()
  const parsed = files.map((file) => parse(file, problems)).filter((source) => source !== undefined)
  if (problems.errorCount > 0) return fail(problems.errors(files))

  // From here on names are looked up lazily, from the main class on: what is not reachable costs a scan.
  const graph = new ModuleGraph(parsed.map(scanFile))
  const demand = createDemand()
  const context: Context = {
    graph,
    names: new NameLookup(graph),
    sources: new SourceReader(graph),
    problems,
    demand,
    coreTypes: input.coreTypes,
  }
  const def = defineModule(context, input.name)

  // Rules about names need all definitions.
  if (def !== undefined) {
    for (const rule of rules) for (const diagnostic of rule(def, demand)) problems.report(diagnostic)
  }
  return def === undefined || problems.errorCount > 0
    ? fail(problems.errors(files))
    : ok(def, problems.warnings(files))
}
