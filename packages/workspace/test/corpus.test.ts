import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { printDiagnostic, type Diagnostic } from '@graft/diagnostics'
import { parseConfig, parseModuleConfig } from '@graft/workspace'
import { describe, expect, it } from 'vitest'

/** Real files of public repositories. They lie beside the checkout, not in it. */
const corpus = fileURLToPath(new URL('../../../../shared/corpus/', import.meta.url))
const isAbsent = !existsSync(corpus)
const REASON = 'the corpus does not lie beside the checkout'

function read(folder: string, ending: string): readonly (readonly [name: string, text: string])[] {
  const names = readdirSync(`${corpus}${folder}`).filter((name) => name.endsWith(ending))
  return names.map((name) => [name, readFileSync(`${corpus}${folder}/${name}`, 'utf8')])
}

function print(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map(printDiagnostic).join('\n')
}

/** True where each diagnostic names the file, and a line that the file has. */
function placed(name: string, text: string, diagnostics: readonly Diagnostic[]): boolean {
  const lines = text.split('\n').length
  return diagnostics.every(({ location }) => location?.file === name && location.line <= lines)
}

describe('the corpus of real files', () => {
  it('has no workspace config that cannot be read', ({ skip }) => {
    skip(isAbsent, REASON)
    const configs = read('toml', '.config.toml')
    expect(configs.length).toBeGreaterThan(15)
    for (const [name, text] of configs) {
      const result = parseConfig(text, name)
      if (!result.ok) throw new Error(print(result.diagnostics))
      expect(result.value.modules.length).toBe(text.match(/^\[modules\.[^.\]]+\]$/gm)?.length)
      // The oldest files have the former name of `blueprint`.
      for (const warning of result.warnings) expect(warning.hint).toBe('It is called `blueprint` now.')
      for (const { name: module, location, source, sourceLocation } of result.value.modules) {
        expect(lineAt(text, location?.line)).toBe(`[modules.${module}]`)
        expect(lineAt(text, sourceLocation?.line)).toBe(`source = "${source}"`)
      }
    }
  })

  it('has no config of a later format that is an error', ({ skip }) => {
    skip(isAbsent, REASON)
    for (const [name, text] of read('toml', '.dagger.toml')) {
      const result = parseConfig(text, name)
      if (!result.ok) throw new Error(print(result.diagnostics))
      expect(placed(name, text, result.warnings)).toBe(true)
    }
  })

  it('has no other toml file that does more than fail with a place', ({ skip }) => {
    skip(isAbsent, REASON)
    for (const [name, text] of read('toml', '.module.toml')) {
      const result = parseConfig(text, name)
      expect(placed(name, text, result.ok ? result.warnings : result.diagnostics)).toBe(true)
    }
  })

  it('has no dagger.json with a name that cannot be read', ({ skip }) => {
    skip(isAbsent, REASON)
    const configs = read('legacy', '.json')
    expect(configs.length).toBeGreaterThan(300)
    const refused: string[] = []
    for (const [name, text] of configs) {
      const result = parseModuleConfig(text, name)
      const problems = result.ok ? [] : result.diagnostics
      expect(placed(name, text, problems)).toBe(true)
      refused.push(...problems.map((problem) => `${name} ${problem.code}`))
      const expected = result.ok ? parsedOrUndefined(text) : undefined
      const config = result.ok ? result.value : undefined
      expect(config?.name).toBe(expected?.['name'])
      expect(config?.source).toBe(expected && (expected['source'] ?? '.'))
    }
    // Two have no name, and one lacks a comma.
    expect(refused).toEqual([
      '076.json MODULE_CONFIG_SYNTAX',
      '108.json MODULE_NAME_MISSING',
      '198.json MODULE_NAME_MISSING',
    ])
  })
})

function lineAt(text: string, line: number | undefined): string | undefined {
  return text.split('\n')[(line ?? 0) - 1]?.trimEnd()
}

function parsedOrUndefined(text: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    return undefined
  }
}
