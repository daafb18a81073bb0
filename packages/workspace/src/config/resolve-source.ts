import { isAbsolute, resolve } from 'node:path'

/** What the `source` of a module means: a folder of this machine, or a reference that must be fetched. */
export type ResolvedSource =
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'remote'; readonly ref: string }

/**
 * Resolves the `source` of a module against the folder of `config.toml`: in `.dagger/config.toml`, `modules/lint`
 * is the folder `.dagger/modules/lint`. Links are not followed, and nothing is looked up.
 *
 * @param pin fixes a remote source, so that a source with one is never a path
 */
export function resolveModuleSource(configFolder: string, source: string, pin = ''): ResolvedSource {
  if (!isLocalSource(source, pin)) return { kind: 'remote', ref: source }
  return { kind: 'path', path: resolve(configFolder, source.replaceAll('\\', '/')) }
}

/**
 * True where a source is a path. Only the first segment can make it a reference, by a dot that makes it a host:
 * `modules/v1.2` is a path, `github.com/acme/lint` is not. So do a scheme, an scp-style `user@host:`, and a `_git`
 * segment inside.
 */
export function isLocalSource(source: string, pin = ''): boolean {
  if (pin !== '') return false
  if (source.startsWith('.') || isAbsolute(source)) return true
  if (source.includes('://')) return false
  const segments = source.split(/[/\\]/)
  const first = segments[0] ?? ''
  if (first.includes('.') || first.includes(':')) return false
  return !segments.slice(1, -1).includes('_git')
}
