import { ROOT_TYPE } from '../object/root-type.ts'
import type { Changes } from './change.ts'
import type { Sides } from './sides.ts'

/**
 * Lists interfaces that types began or ceased to satisfy; one that is new or gone is listed as such alone. Looked at
 * are types whose fields differ, and where those of an interface do, all that stood for it or do now. Only where a
 * relation of these differs can one of others, and then all types are looked at.
 *
 * @param names types in which something differs
 */
export function diffInterfaces(names: ReadonlySet<string>, sides: Sides, changes: Changes): void {
  const suspects = new Set<string>()
  for (const name of names) {
    suspects.add(name)
    if (!isInterface(name, sides)) continue
    for (const { schema } of [sides.before, sides.after])
      for (const type of schema.implementors(name)) suspects.add(type)
  }
  const { size } = changes
  for (const name of suspects) diffInterfacesOf(name, sides, changes)
  if (changes.size === size) return
  for (const name of sides.after.schema.typeNames())
    if (!suspects.has(name)) diffInterfacesOf(name, sides, changes)
}

function diffInterfacesOf(name: string, sides: Sides, changes: Changes): void {
  // The root is never passed on as an interface.
  if (name === ROOT_TYPE) return
  const { before, after } = sides
  const kind = after.schema.type(name)?.kind
  if (kind !== before.schema.type(name)?.kind || (kind !== 'object' && kind !== 'interface')) return
  const old = before.schema.interfacesOf(name)
  const now = after.schema.interfacesOf(name)
  const layer = after.composition.ownerOf(name)
  for (const each of old) {
    if (!now.includes(each) && isInterface(each, sides))
      changes.alter(name, `\`${name}\` is no \`${each}\` any more`, layer, true)
  }
  for (const each of now)
    if (!old.includes(each) && isInterface(each, sides))
      changes.alter(name, `\`${name}\` is a \`${each}\` now`, layer)
}

/** Whether a name is an interface on both sides. */
function isInterface(name: string, { before, after }: Sides): boolean {
  return before.schema.type(name)?.kind === 'interface' && after.schema.type(name)?.kind === 'interface'
}
