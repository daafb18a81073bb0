import { Problems } from '../host/problems.ts'
import type { ClassSource } from '../extract/class-source.ts'
import { locateIn, type Context } from '../resolve/context.ts'
import { readMarks } from '../resolve/read-marks.ts'
import { inheritedMember, unsupportedClass } from './messages.ts'

const MAX_BASES = 32

/** Reports what a class inherits from classes of the module and does not expose itself: it would be missing. */
export function reportInherited(context: Context, source: ClassSource): void {
  const { problems, sources } = context
  const { name } = source.declaration
  const location = locateIn(
    sources.scanOf(source.declaration),
    source.base?.offset ?? source.declaration.offset,
  )
  const bases = findBases(context, source)
  if (bases.length > MAX_BASES) {
    const what = `a class with more than ${MAX_BASES} base classes`
    return problems.report(unsupportedClass(location, what, 'Extend fewer classes.'))
  }

  const exposed = new Set(
    source.members.filter((member) => member.decorators.length > 0).map((member) => member.name),
  )
  let { creator } = source
  for (const base of bases) {
    const scan = sources.scanOf(base.declaration)
    const report = (member: string, offset: number): void => {
      const what = `${member} of \`${base.declaration.name}\``
      problems.report(inheritedMember(location, name, what, locateIn(scan, offset)))
    }
    if (creator === undefined && base.creator !== undefined) {
      creator = base.creator
      if (creator.signature.parameters.length > 0) report('the constructor', creator.offset)
    }
    // Problems of the decorators belong to the base class.
    const unheard: Context = { ...context, problems: new Problems() }
    for (const member of base.members) {
      if (member.decorators.length === 0 || member.isPrivate || exposed.has(member.name)) continue
      if (readMarks(unheard, scan, member.decorators, 'member').func === undefined) continue
      exposed.add(member.name)
      report(`\`${member.name}\``, member.offset)
      if (problems.isFull) return
    }
  }
}

/** The classes of the module that a class extends, nearest first: all of them, or one more than may be. */
function findBases(context: Context, source: ClassSource): readonly ClassSource[] {
  const bases = new Set<ClassSource>()
  let last = source
  while (last.base !== undefined && bases.size <= MAX_BASES) {
    const scan = context.sources.scanOf(last.declaration)
    const { target, rest } = context.names.find(scan, last.base.path, 'value')
    if (target.kind !== 'declaration' || target.declaration.kind !== 'class' || rest.length > 0) break
    last = context.sources.class(target.declaration)
    if (last === source || bases.has(last)) break
    bases.add(last)
  }
  return [...bases]
}
