import type { Composition } from '../composition/composition.ts'
import type { SchemaAccess } from '../field/field-spec.ts'
import type { View } from '../view/view.ts'

/** Lets resolvers read the names of a composition as one view sees them. */
export function schemaAccess(composition: Composition, view: View): SchemaAccess {
  const schema = composition.in(view)
  return {
    get digest() {
      return `${composition.digest()} ${view.surface} ${view.version ?? ''}`
    },
    published: schema.published,
    typeNames: () => schema.typeNames(),
    fieldsOf: (typeName) => schema.shapesOf(typeName),
    kindOf: (typeName) => schema.anyType(typeName)?.kind,
    descriptionOf: (typeName) => schema.anyType(typeName)?.description,
    locationOf: (typeName) => schema.anyType(typeName)?.location,
    ownerOf: (typeName) => composition.ownerOf(typeName),
    enumMembersOf: (typeName) => {
      const type = schema.anyType(typeName)
      return type?.kind === 'enum' ? schema.enumMembers(type) : []
    },
  }
}
