import { GraftError } from '@graft/diagnostics'
import { pathEscapes } from './messages.ts'

/**
 * Brings a path within a directory to one form: parts joined by `/`, without `.` and `..`; the empty text is the
 * directory itself. A leading `/` means the directory's own root.
 *
 * @throws GraftError `PATH_ESCAPES`
 */
export function normalisePath(path: string): string {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) throw new GraftError(pathEscapes(path))
  }
  return parts.join('/')
}
