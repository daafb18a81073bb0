import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'

/** Where typedefs and bundles are kept between commands: `GRAFT_CACHE_DIR`, or `graft` in the user's cache folder. */
export function cacheFolder(env: { readonly [name: string]: string | undefined }): string {
  const own = env['GRAFT_CACHE_DIR']
  if (own !== undefined && isAbsolute(own)) return own
  const xdg = env['XDG_CACHE_HOME']
  // The specification of these folders says to ignore relative paths.
  return join(xdg !== undefined && isAbsolute(xdg) ? xdg : join(env['HOME'] ?? homedir(), '.cache'), 'graft')
}
