import type { Composition } from '../composition/composition.ts'
import type { SchemaAccess } from '../field/field-spec.ts'
import type { View } from '../view/view.ts'

/** Lets resolvers read the names of a composition as one view sees them. */
export function schemaAccess(composition: Composition, view: View): SchemaAccess {
  return {
    digest: composition.digest(),
    typeNames: () => composition.typeNames(),
    fieldsOf: (typeName) => composition.fieldsOf(typeName, view),
    kindOf: (typeName) => composition.type(typeName)?.kind,
    descriptionOf: (typeName) => composition.type(typeName)?.description,
    locationOf: (typeName) => composition.type(typeName)?.location,
    ownerOf: (typeName) => composition.ownerOf(typeName),
    enumMembersOf: (typeName) => {
      const type = composition.type(typeName)
      return type?.kind === 'enum' ? type.members : []
    },
  }
}
