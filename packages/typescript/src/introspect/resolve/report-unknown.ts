import type { FileScan } from '../scan/file-scan.ts'
import { locateIn, type Context } from './context.ts'
import type { UnknownTarget } from './lookup-name.ts'
import { unknownExport, unknownFile, unknownMember, unknownName } from './messages.ts'

/** Beyond as many problems, near names are not looked for: comparing names costs more than finding problems. */
const MAX_SUGGESTING = 200

/** Reports a name that leads nowhere, at its use. */
export function reportUnknown(
  context: Context,
  scan: FileScan,
  offset: number,
  target: UnknownTarget,
): undefined {
  const location = locateIn(scan, offset)
  const { missing, name, specifier } = target
  const candidates = context.problems.errorCount < MAX_SUGGESTING ? target.candidates() : []
  switch (missing) {
    case 'name': {
      const isCore = context.coreTypes?.has(name) === true
      const hint = isCore ? `Import it: \`import { ${name} } from '@graft/typescript'\`.` : undefined
      context.problems.report(unknownName(location, name, candidates, hint))
      return
    }
    case 'export':
      context.problems.report(unknownExport(location, name, specifier, candidates))
      return
    case 'file':
      context.problems.report(unknownFile(location, name, specifier, candidates))
      return
    case 'member':
      context.problems.report(unknownMember(location, name, specifier, candidates))
  }
}
