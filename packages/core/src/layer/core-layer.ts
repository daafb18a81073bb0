import {
  answerAs,
  layer,
  list,
  makeLayer,
  ROOT_TYPE,
  String,
  type FieldSpec,
  type Layer,
  type ObjectClass,
  withResolver,
} from '@graft/dagql'
import { commandName } from '@graft/typedef'
import { declareDirectory, Directory } from '../directory/directory-fields.ts'
import { DirectorySnapshot } from '../directory/directory-snapshot.ts'
import { currentTypeDefs, declareTypeDefs, TypeDef } from '../type-def/type-def-fields.ts'
import { graftVersion } from './graft-version.ts'

/** The core API as a layer: what every client and every module can rely on. */
export function coreLayer(): Layer {
  const declared = layer('core', ({ type, root }) => {
    declareDirectory({ type })
    declareTypeDefs({ type })
    root((field) => ({
      version: field(String, { description: 'The version of this engine.' }, () => graftVersion),
      directory: field(Directory, { description: 'An empty directory.' }, () => DirectorySnapshot.empty),
      currentTypeDefs: field(
        list(TypeDef),
        { description: 'The types that this client is served.', readsSchema: true },
        (_root, _args, { schema }) => currentTypeDefs(schema),
      ),
    }))
  })
  const root = [...declared.root.values()]
  return makeLayer({
    name: 'core',
    source: 'core',
    digestSeed: graftVersion,
    spelling: commandName,
    types: [...declared.types.values(), coreClass(root)],
    root: [...root, coreField],
  })
}

/** The root field `core`: reaches the core API whatever shadows its names. */
const coreField: FieldSpec = {
  name: 'core',
  description: 'The core API under one name, whatever modules are loaded.',
  type: { kind: 'named', name: 'Core', nullable: false },
  args: [],
  owner: 'core',
  resolve: () => ({}),
}

/**
 * Every root field of core once more. Each stands for the root field, and its results have that identity; where a
 * policy let a module take the name at the root, this is the only way to it, and the identity is its own.
 */
function coreClass(root: readonly FieldSpec[]): ObjectClass {
  const fields = root.map((field): FieldSpec => {
    const { cache: _cache, ...shape } = withResolver(field, (invocation) => {
      const { given, context } = invocation
      const isTaken = context.fieldOf(ROOT_TYPE, field.name)?.owner !== 'core'
      if (isTaken) return answerAs(field, { ...invocation, receiver: context.root })
      return context.selectNow(context.root, { field: field.name, args: given })
    })
    return { ...shape, aliasOf: [field.name] }
  })
  return {
    kind: 'object',
    name: 'Core',
    description: `The core API: the fields that \`${ROOT_TYPE}\` has without any module.`,
    fields,
  }
}
