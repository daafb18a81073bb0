import { GraftError } from '@graft/diagnostics'
import { invalidName, type NameRole } from './messages.ts'

const NAME = /^[_A-Za-z][_0-9A-Za-z]*$/

/** Returns a name as it is, or throws `CLIENT_NAME`: nothing else gets into a document unquoted. */
export function assertName(role: NameRole, name: string): string {
  if (!NAME.test(name)) throw new GraftError(invalidName(role, name))
  return name
}
