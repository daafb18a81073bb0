import { invariant } from '@graft/diagnostics'
import type { OperationDefinitionNode, SelectionSetNode, TypeNode } from 'graphql'
import type { VisibleSchema } from '../composition/visible-schema.ts'
import type { FieldSpec } from '../field/field-spec.ts'
import { bindArguments, noArguments, shareArguments, type BoundArguments } from '../invoke/bind-arguments.ts'
import { holdsObjects } from '../invoke/load-arguments.ts'
import type { Seals } from '../call/seals.ts'
import { ROOT_TYPE } from '../layer/layer.ts'
import type { JsonValue } from '../type/type-definition.ts'
import type { TypeRef } from '../type/type-ref.ts'
import { BareRunner } from './bare-runner.ts'
import { collectFields, type Collecting } from './collect-fields.ts'
import { evaluate, planValue } from './input-plan.ts'
import { serializerOf } from './leaf-serializer.ts'
import type { ArgumentPlan, FieldPlan, ResultPlan, SelectionPlan, VariablePlan } from './operation-plan.ts'
import { typenameField } from './typename-field.ts'

/** What compiling needs besides the operation. */
export interface Compiling extends Collecting {
  readonly seals: Seals
}

/** The variables of an operation, with their defaults. */
export function compileVariables(
  operation: OperationDefinitionNode,
  schema: VisibleSchema,
): readonly VariablePlan[] {
  return (operation.variableDefinitions ?? []).map(({ variable, type, defaultValue }) => {
    const ref = typeRefOf(type)
    const value = defaultValue === undefined ? undefined : evaluate(planValue(defaultValue, ref, schema), {})
    // A default holds no variables, so it is JSON.
    return {
      name: variable.name.value,
      type: ref,
      ...(value === undefined ? {} : { default: value as JsonValue }),
    }
  })
}

/**
 * Compiles what an operation of a valid document selects: every name is looked up, fragments are resolved and fields
 * merged, arguments that never change are checked and decoded, so that running it does none of that again.
 */
export function compileSelections(operation: OperationDefinitionNode, compiling: Compiling): SelectionPlan {
  return compileSelection(ROOT_TYPE, [operation.selectionSet], compiling)
}

function typeRefOf(node: TypeNode, nullable: boolean = true): TypeRef {
  switch (node.kind) {
    case 'NonNullType':
      return typeRefOf(node.type, false)
    case 'ListType':
      return { kind: 'list', element: typeRefOf(node.type), nullable }
    case 'NamedType':
      return { kind: 'named', name: node.name.value, nullable }
  }
}

function compileSelection(
  typeName: string,
  sets: readonly SelectionSetNode[],
  compiling: Compiling,
): SelectionPlan {
  const collected = collectFields(typeName, sets, compiling)
  const fields = [...collected].map(([key, nodes]) => compileField({ key, typeName, nodes }, compiling))
  const isBareSelection = fields.every((field) => field.read !== undefined && isBare(field.value))
  const isPlain = !collected.has('__proto__')
  const plan: SelectionPlan = {
    typeName,
    fields,
    isBare: isBareSelection,
    isPlain,
    runner: isBareSelection && isPlain ? new BareRunner(() => plan) : undefined,
  }
  return plan
}

function isBare(value: ResultPlan): boolean {
  switch (value.kind) {
    case 'leaf':
      return true
    case 'list':
      return isBare(value.element)
    case 'object':
      return value.selection.isBare
    // Which type it is, and so what is selected, is known only with its identity.
    case 'abstract':
      return false
  }
}

function compileField(
  { key, typeName, nodes }: Pick<FieldPlan, 'key' | 'typeName' | 'nodes'>,
  compiling: Compiling,
): FieldPlan {
  const node = nodes[0]
  invariant(node !== undefined, 'a key of a result has a field')
  const field =
    node.name.value === '__typename'
      ? typenameField(typeName)
      : compiling.schema.field(typeName, node.name.value)
  invariant(field !== undefined, `valid documents name fields that are there: ${typeName}.${node.name.value}`)
  const args = (node.arguments ?? []).map((argument): ArgumentPlan => {
    const spec = field.args.find((each) => each.name === argument.name.value)
    invariant(spec !== undefined, `valid documents name arguments that are there: ${argument.name.value}`)
    return { spec, input: planValue(argument.value, spec.type, compiling.schema) }
  })
  const sets = nodes.flatMap((each) => each.selectionSet ?? [])
  const value = compileResult(field.type, sets, compiling)
  // A sealed value is remembered for a while only, so it is sealed anew each time.
  const isStable = args.every(
    ({ spec }) => spec.sensitive !== true && !holdsObjects(spec.type, compiling.schema),
  )
  const read = isStable && isBare(value) ? field.read : undefined
  const bound = isStable ? bindConstants(typeName, field, args, compiling) : undefined
  const leaf =
    read !== undefined && bound !== undefined && value.kind === 'leaf' ? value.serialize : undefined
  return { key, typeName, nodes, field, read, bound, isStable, args, value, leaf }
}

/** Checks and decodes arguments once for all requests, where they are the same in each. */
function bindConstants(
  typeName: string,
  field: FieldSpec,
  args: readonly ArgumentPlan[],
  { schema, seals }: Compiling,
): BoundArguments | undefined {
  if (field.args.length === 0) return noArguments
  if (args.some(({ input }) => input.kind !== 'constant')) return undefined
  try {
    return shareArguments(bindArguments(typeName, field, givenArguments(args, {}), { schema, seals }))
  } catch {
    // Whatever is wrong is an error of the field, in each request.
    return undefined
  }
}

/** The arguments of a field in one request, as they are given. */
export function givenArguments(
  args: readonly ArgumentPlan[],
  variables: { readonly [name: string]: unknown },
): { readonly [name: string]: unknown } {
  const given: { [name: string]: unknown } = Object.create(null)
  for (const { spec, input } of args) {
    const value = evaluate(input, variables)
    if (value !== undefined) given[spec.name] = value
  }
  return given
}

function compileResult(type: TypeRef, sets: readonly SelectionSetNode[], compiling: Compiling): ResultPlan {
  const nullable = type.nullable || (type.kind === 'named' && type.name === 'Void')
  if (type.kind === 'list')
    return { kind: 'list', type, nullable, element: compileResult(type.element, sets, compiling) }
  const definition = compiling.schema.anyType(type.name)
  switch (definition?.kind) {
    case 'scalar':
    case 'enum':
      return { kind: 'leaf', type, nullable, serialize: serializerOf(definition, compiling.schema) }
    case 'object': {
      const selection = compileSelection(type.name, sets, compiling)
      const isShared = definition.isShared === true && selection.isBare
      return { kind: 'object', type, nullable, selection, isShared }
    }
    case 'interface': {
      // Which types there are, and what they satisfy, follows from the composition as a whole.
      compiling.schema.typeNames()
      const selections = new Map<string, SelectionPlan>()
      const selectionFor = (name: string): SelectionPlan => {
        let selection = selections.get(name)
        if (selection === undefined)
          selections.set(name, (selection = compileSelection(name, sets, compiling)))
        return selection
      }
      return { kind: 'abstract', type, nullable, selectionFor }
    }
    default:
      invariant(false, `${type.name} is no type of results`)
  }
}
