import { spellName, type Claim, type Outcome } from '@graft/collisions'
import type { FieldSpec } from '../field/field-spec.ts'
import { FieldEntries } from '../layer/field-entries.ts'
import { spellingKey, type AddedField, type LayerTables } from '../layer/layer-tables.ts'
import { ROOT_TYPE, type Layer } from '../layer/layer.ts'
import { TypeEntry } from '../layer/type-entry.ts'
import type { Composition } from './composition.ts'
import { renameTypes } from './rename-types.ts'

/**
 * The tables of a layer whose names were settled by policies: what lost is not in them, what was renamed is under
 * its new name, and what lies over something earlier stands behind it.
 */
export function installClaims(
  base: Composition,
  layer: Layer,
  outcomes: ReadonlyMap<Claim, Outcome>,
): LayerTables {
  const installed = new Map<Claim, string>()
  const renamed = new Map<string, string>()
  // Outcomes come in the order in which names are to be installed: aliases after what they may shadow.
  for (const [claim, result] of outcomes) {
    if (result.status === 'refused' || result.status === 'dropped' || result.status === 'merged') continue
    installed.set(claim, result.name)
    if (claim.scope === 'type' && result.name !== claim.name) renamed.set(claim.name, result.name)
  }
  const rename = renameTypes(renamed)
  const mark = { name: layer.name, digest: layer.digest }
  const root = new Map<string, AddedField>()
  const extensions = new Map<string, AddedField>()
  const types = new Map<string, TypeEntry>()
  const spellings = new Map<string, readonly Claim[]>()
  for (const [asked, name] of installed) {
    const claim = name === asked.name ? asked : { ...asked, name, spelling: spellName(name) }
    if (claim.spelling !== undefined) {
      const key = spellingKey(claim.scope, claim.spelling)
      const earlier = spellings.get(key) ?? base.bySpelling(claim.scope, claim.spelling)
      spellings.set(key, [...earlier, claim])
    }
    const type = claim.scope === 'type' ? layer.types.get(asked.name) : undefined
    if (type !== undefined) types.set(name, new TypeEntry(rename.type(type), mark, [claim]))
    const field = layer.claimedFields.get(asked)
    if (field === undefined) continue
    const specs = field.fields.map((each): FieldSpec => ({ ...rename.field(each), name }))
    const isRoot = field.typeName === ROOT_TYPE
    const table = isRoot ? root : extensions
    const key = isRoot ? name : `${field.typeName}.${name}`
    const earlier = table.get(key) ?? earlierField(base, field.typeName, name)
    table.set(key, {
      fields: new FieldEntries([...(earlier?.fields.entries ?? []), ...specs]),
      claims: [...(earlier?.claims ?? []), claim],
      layer: mark,
    })
  }
  const { directives, needs } = layer.tables
  return { root, extensions, types, spellings, directives, needs }
}

/** What already stands under a name, also where it is a type's own: shadowing it must not lose it. */
function earlierField(base: Composition, typeName: string, name: string): AddedField | undefined {
  const added = base.addedField(typeName, name)
  if (added !== undefined) return added
  const own = base.fieldEntries(typeName, name)
  if (own === undefined) return undefined
  const entries = own.entries.flatMap((each) =>
    'resolve' in each || 'read' in each || 'batch' in each ? [each as FieldSpec] : [],
  )
  const { layer = { name: 'core', digest: '' } } = base.typeEntry(typeName) ?? {}
  return { fields: new FieldEntries(entries), claims: base.byName(`type:${typeName}`, name), layer }
}
