import {
  instance,
  makeLayer,
  object,
  pure,
  type ArgumentSpec,
  type FieldShape,
  type FieldSpec,
  type JsonValue,
  type Layer,
  type LayerType,
  type TypeRef,
} from '@graft/dagql'
import {
  buildSchema,
  isObjectType,
  parse,
  valueFromASTUntyped,
  type DefinitionNode,
  type FieldDefinitionNode,
  type GraphQLSchema,
  type InputValueDefinitionNode,
  type TypeNode,
} from 'graphql'

/** Answers a field from the value of its object. Objects of interfaces say their type as `__typename`. */
export type Answer = (source: unknown, args: { readonly [name: string]: unknown }) => unknown

/** How a field is answered in a layer; an eager schema knows one way only. */
export type FieldWay = 'resolved' | 'trivial' | 'cached' | 'batched'

/** One description from which a layer and an eager schema are made, so that one can be held against the other. */
export interface SdlSource {
  readonly sdl: string
  /** By `Type.field`; a field without one reads the property of its name. */
  readonly answers: { readonly [place: string]: Answer }
  /** By `Type.field`. @default resolved */
  readonly ways?: { readonly [place: string]: FieldWay }
  /** Whether objects have an identity, and with it `id`. @default false */
  readonly identified?: boolean
}

/** The schema as graphql-js makes and answers it on its own. */
export function eagerSchema({ sdl, answers }: SdlSource): GraphQLSchema {
  const schema = buildSchema(sdl)
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue
    for (const field of Object.values(type.getFields())) {
      const answer = answers[`${type.name}.${field.name}`]
      if (answer !== undefined) field.resolve = (source, args) => answer(source, args)
    }
  }
  return schema
}

/** The same as a layer. */
export function sdlLayer(source: SdlSource, name = 'described'): Layer {
  const { definitions } = parse(source.sdl)
  const interfaces = new Set(
    definitions.flatMap((each) => (each.kind === 'InterfaceTypeDefinition' ? [each.name.value] : [])),
  )
  const making: Making = { source, interfaces, owner: name }
  const root = definitions.flatMap((each) =>
    each.kind === 'ObjectTypeDefinition' && each.name.value === 'Query'
      ? (each.fields ?? []).map((field) => fieldSpec('Query', field, making))
      : [],
  )
  return makeLayer({ name, root, types: definitions.flatMap((each) => layerType(each, making) ?? []) })
}

interface Making {
  readonly source: SdlSource
  readonly interfaces: ReadonlySet<string>
  readonly owner: string
}

function layerType(node: DefinitionNode, making: Making): LayerType | undefined {
  switch (node.kind) {
    case 'ObjectTypeDefinition': {
      const name = node.name.value
      if (name === 'Query') return undefined
      const fields = (node.fields ?? []).map((field) => fieldSpec(name, field, making))
      return {
        kind: 'object',
        name,
        fields,
        identified: making.source.identified ?? false,
        implements: (node.interfaces ?? []).map((each) => each.name.value),
      }
    }
    case 'InterfaceTypeDefinition':
      return {
        kind: 'interface',
        name: node.name.value,
        fields: (node.fields ?? []).map((field) => fieldShape(field, making)),
      }
    case 'EnumTypeDefinition':
      return {
        kind: 'enum',
        name: node.name.value,
        members: (node.values ?? []).map(({ name }) => ({ name: name.value })),
      }
    case 'ScalarTypeDefinition':
      // Anything that is JSON, as graphql-js takes a scalar of which it knows nothing.
      return {
        kind: 'scalar',
        name: node.name.value,
        parse: (value) => value,
        serialize: (value) => value as JsonValue,
      }
    case 'InputObjectTypeDefinition':
      return { kind: 'input', name: node.name.value, fields: (node.fields ?? []).map(argumentSpec) }
    default:
      return undefined
  }
}

function fieldShape(node: FieldDefinitionNode, { owner }: Making): FieldShape {
  return {
    name: node.name.value,
    owner,
    type: typeRef(node.type),
    args: (node.arguments ?? []).map(argumentSpec),
  }
}

function fieldSpec(typeName: string, node: FieldDefinitionNode, making: Making): FieldSpec {
  const shape = fieldShape(node, making)
  const place = `${typeName}.${shape.name}`
  const given = making.source.answers[place]
  const answer: Answer = (value, args) => {
    const result =
      given === undefined ? (value as { readonly [name: string]: unknown })[shape.name] : given(value, args)
    return making.interfaces.has(nameOf(shape.type)) ? withTypes(result) : result
  }
  switch (making.source.ways?.[place]) {
    case 'trivial':
      return { ...shape, read: answer }
    case 'cached':
      return { ...shape, cache: pure, resolve: ({ receiver, args }) => answer(receiver.value, args) }
    case 'batched':
      return {
        ...shape,
        batch: (receivers, args) =>
          Promise.all(receivers.map((each) => caught(() => answer(each.value, args)))),
      }
    default:
      return { ...shape, resolve: ({ receiver, args }) => answer(receiver.value, args) }
  }
}

/** An error in the place of a value: that is how a batch says that one of many failed. */
async function caught(answer: () => unknown): Promise<unknown> {
  try {
    return await answer()
  } catch (error) {
    if (error instanceof Error) return error
    throw error
  }
}

/** Gives objects their types, however they are nested in lists and promises. */
function withTypes(value: unknown): unknown {
  if (value instanceof Promise) return value.then(withTypes)
  if (Array.isArray(value)) return value.map(withTypes)
  if (typeof value !== 'object' || value === null || !('__typename' in value)) return value
  return instance(object<unknown>(String(value['__typename'])), value)
}

function argumentSpec(node: InputValueDefinitionNode): ArgumentSpec {
  const type = typeRef(node.type)
  if (node.defaultValue === undefined) return { name: node.name.value, type }
  // A default is a constant, and so JSON.
  return { name: node.name.value, type, default: valueFromASTUntyped(node.defaultValue) as JsonValue }
}

function typeRef(node: TypeNode, nullable = true): TypeRef {
  switch (node.kind) {
    case 'NonNullType':
      return typeRef(node.type, false)
    case 'ListType':
      return { kind: 'list', element: typeRef(node.type), nullable }
    case 'NamedType':
      return { kind: 'named', name: node.name.value, nullable }
  }
}

function nameOf(type: TypeRef): string {
  return type.kind === 'list' ? nameOf(type.element) : type.name
}
