import { codeFrame, type Diagnostic } from '@graft/diagnostics'
import { moreProblems } from './messages.ts'
import type { SourceFile } from './source-file.ts'

/** As many are shown; the last one then says how many are not. */
const MAX_SHOWN = 50
/** As many are kept, so that a hostile module costs no more memory than a large one. */
const MAX_KEPT = 5_000

/** Collects what is wrong with a module, from all steps. The same problem at the same place counts once. */
export class Problems {
  readonly #errors = new Map<string, Diagnostic>()
  readonly #warnings = new Map<string, Diagnostic>()

  report(diagnostic: Diagnostic): void {
    const kept = diagnostic.severity === 'error' ? this.#errors : this.#warnings
    const { location } = diagnostic
    const key = `${location?.file}:${location?.line}:${location?.column}:${diagnostic.code}:${diagnostic.message}`
    if (kept.size < MAX_KEPT && !kept.has(key)) kept.set(key, diagnostic)
  }

  get errorCount(): number {
    return this.#errors.size
  }

  /** True where no further error is kept, so that looking for more is in vain. */
  get isFull(): boolean {
    return this.#errors.size >= MAX_KEPT
  }

  /** The error that was reported first. */
  get firstError(): Diagnostic | undefined {
    return this.#errors.values().next().value
  }

  /** Takes over what another collector holds. */
  add(other: Problems): void {
    for (const diagnostic of other.#errors.values()) this.report(diagnostic)
    for (const diagnostic of other.#warnings.values()) this.report(diagnostic)
  }

  /** The errors by place, with the source around each; the last one counts those beyond the limit. */
  errors(files: readonly SourceFile[]): readonly Diagnostic[] {
    const { size } = this.#errors
    if (size <= MAX_SHOWN) return present(this.#errors, files, MAX_SHOWN)
    return [...present(this.#errors, files, MAX_SHOWN - 1), moreProblems(size - MAX_SHOWN + 1)]
  }

  /** The warnings by place; those beyond the limit are left out. */
  warnings(files: readonly SourceFile[]): readonly Diagnostic[] {
    return present(this.#warnings, files, MAX_SHOWN)
  }
}

function present(
  kept: ReadonlyMap<string, Diagnostic>,
  files: readonly SourceFile[],
  limit: number,
): readonly Diagnostic[] {
  const texts = new Map(files.map((file) => [file.path, file.text]))
  return [...kept.values()]
    .toSorted(byPlace)
    .slice(0, limit)
    .map((diagnostic) => {
      const { location } = diagnostic
      const text = location && texts.get(location.file)
      return location === undefined || text === undefined
        ? diagnostic
        : { ...diagnostic, frame: codeFrame(text, location) }
    })
}

function byPlace({ location: a }: Diagnostic, { location: b }: Diagnostic): number {
  if (a === undefined || b === undefined) return Number(b === undefined) - Number(a === undefined)
  if (a.file !== b.file) return a.file < b.file ? -1 : 1
  return a.line - b.line || a.column - b.column
}
