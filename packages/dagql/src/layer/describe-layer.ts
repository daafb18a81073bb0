import type { FieldShape, FieldSpec } from '../field/field-spec.ts'
import { canonicalJson } from '../internal/canonical-json.ts'
import type { LayerType } from '../object/object-class.ts'
import type { AppliedDirective } from '../type/applied-directive.ts'
import type { ArgumentSpec } from '../type/argument-spec.ts'
import type { DirectiveDefinition } from '../type/directive-definition.ts'
import { printTypeRef } from '../type/type-ref.ts'
import type { VersionCut } from '../view/version-cut.ts'
import type { ViewFilter } from '../view/view.ts'

/** What of a layer's input has a shape. */
export interface ShapeSource {
  readonly types?: readonly LayerType[]
  readonly root?: readonly FieldSpec[]
  readonly extensions?: ReadonlyMap<string, readonly FieldSpec[]>
  readonly directives?: readonly DirectiveDefinition[]
}

/**
 * The shape of a layer as plain data: what a change to its signature changes. Where things are declared and what
 * functions do is not in it. In lists and not in objects, so that equal shapes print equally.
 */
export function describeLayer(input: ShapeSource): unknown {
  return [
    input.types?.map(describeType) ?? [],
    input.root?.map(describeField) ?? [],
    [...(input.extensions ?? [])].map(([type, fields]) => [type, fields.map(describeField)]),
    (input.directives ?? []).map((each) => [
      each.name,
      each.description,
      each.locations,
      each.repeatable === true,
      describeFilter(each.filter),
      each.args.map(describeArgument),
    ]),
  ]
}

function describeType(type: LayerType): unknown {
  const { kind, name, description } = type
  return [
    kind,
    name,
    description,
    describeFilter(type.filter),
    describeApplied(type.directives),
    partsOf(type),
  ]
}

function partsOf(type: LayerType): unknown {
  switch (type.kind) {
    case 'object':
      return [type.identified !== false, type.implements, type.fields.map(describeField)]
    case 'interface':
      return [type.implements, type.fields.map(describeField)]
    case 'input':
      return type.fields.map(describeArgument)
    case 'enum':
      return type.members.map((each) => [
        each.name,
        each.description,
        each.deprecated,
        each.experimental,
        each.value === undefined ? null : [canonicalJson(each.value)],
        describeFilter(each.filter),
        describeApplied(each.directives),
      ])
    case 'scalar':
      return type.specifiedBy
  }
}

function describeField(field: FieldShape | FieldSpec): unknown {
  return [
    field.name,
    field.description,
    printTypeRef(field.type),
    field.args.map(describeArgument),
    field.owner,
    field.deprecated,
    field.experimental,
    describeApplied(field.directives),
    describeFilter(field.filter),
    field.aliasOf,
    field.expectedType,
    [field.isConstructor === true, field.readsSchema === true, field.hidden === true],
    'module' in field ? field.module?.digest : null,
    'cache' in field && field.cache !== undefined ? canonicalJson(field.cache) : null,
  ]
}

function describeArgument(arg: ArgumentSpec): unknown {
  return [
    arg.name,
    arg.description,
    printTypeRef(arg.type),
    arg.default === undefined ? null : [canonicalJson(arg.default)],
    arg.deprecated,
    arg.experimental,
    describeApplied(arg.directives),
    describeFilter(arg.filter),
    [arg.sensitive === true, arg.internal === true, arg.lazy === true],
  ]
}

function describeApplied(directives: readonly AppliedDirective[] | undefined): unknown {
  return directives?.map(({ name, args }) => [name, canonicalJson(args)])
}

function describeFilter(filter: ViewFilter | undefined): unknown {
  if (filter === undefined) return null
  return [
    filter.surface,
    filter.version === undefined ? null : [describeCut(filter.version.from), describeCut(filter.version.to)],
  ]
}

function describeCut(cut: VersionCut | undefined): unknown {
  return cut === undefined ? null : [cut.version, cut.after]
}
