import { ObjectResult, ROOT_TYPE, type ArgumentValues, type FieldSpec } from '@graft/dagql'

/** The value of a root that `with` made: constructor arguments for the functions hoisted from one module. */
export interface RootWithArguments {
  readonly constructorName: string
  /** Only what the caller gave, so that configured defaults still apply to the rest. */
  readonly args: ArgumentValues
}

/** The constructor arguments that a root carries for a constructor; none where `with` was not called. */
export function constructorArguments(root: ObjectResult, constructorName: string): ArgumentValues {
  const value = root.value
  return isRootWithArguments(value) && value.constructorName === constructorName ? value.args : {}
}

function isRootWithArguments(value: unknown): value is RootWithArguments {
  return typeof value === 'object' && value !== null && 'constructorName' in value && 'args' in value
}

/**
 * The hidden root field `with(…): Query`: takes the arguments of a blueprint's constructor and returns a root
 * whose hoisted functions are called on an object made with them.
 */
export function withField(constructor: FieldSpec): FieldSpec {
  return {
    name: 'with',
    description: `Arguments of \`${constructor.name}\` for the functions hoisted from it.`,
    type: { kind: 'named', name: ROOT_TYPE, nullable: false },
    // Every argument may be left out here: a required one is asked for when a hoisted function is called.
    args: constructor.args.map(({ default: _default, ...arg }) => ({
      ...arg,
      type: { ...arg.type, nullable: true },
    })),
    owner: 'core',
    filter: { surface: 'client' },
    hidden: true,
    // The root has no identity: what is called below has that of the real path.
    resolve: ({ given }): ObjectResult<RootWithArguments> =>
      new ObjectResult(ROOT_TYPE, { constructorName: constructor.name, args: given }, undefined),
  }
}
