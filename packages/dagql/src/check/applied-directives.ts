import type { Diagnostic, SourceLocation } from '@graft/diagnostics'
import { isRequired } from '../object/interface-fit.ts'
import type { AppliedDirective } from '../type/applied-directive.ts'
import { builtInDirectives } from '../type/built-in-directives.ts'
import type { DirectiveDefinition, DirectiveLocation } from '../type/directive-definition.ts'
import { specifiedDirectives, type SpecifiedDirective } from '../type/specified-directives.ts'
import type { CheckedLayer, LayerRule } from './checked-layer.ts'
import {
  directiveLacksArgument,
  directiveRepeated,
  directiveUnknown,
  directiveUnknownArgument,
  directiveWrongArgument,
  misplacedDirective,
} from './messages.ts'
import { misfitOf } from './misfit-of.ts'

/** Something that directives may stand on. */
interface Site {
  readonly place: string
  readonly at: DirectiveLocation
  readonly applied: readonly AppliedDirective[]
  readonly location: SourceLocation | undefined
}

const typeLocations = {
  scalar: 'SCALAR',
  enum: 'ENUM',
  input: 'INPUT_OBJECT',
  object: 'OBJECT',
  interface: 'INTERFACE',
} as const

/** Directives stand where they may, once unless they may be repeated, with arguments that they take. */
export const appliedDirectives: LayerRule = (layer) => {
  const sites = sitesOf(layer)
  if (sites.length === 0) return []
  // Nothing enforces `@oneOf` yet, so that nobody may count on it.
  const known = new Map<string, DirectiveDefinition | SpecifiedDirective>([
    ...specifiedDirectives,
    ...builtInDirectives,
  ])
  known.delete('oneOf')
  for (const each of layer.input.directives ?? []) known.set(each.name, each)
  return sites.flatMap((site) => checkSite(site, known, layer))
}

function checkSite(
  site: Site,
  known: ReadonlyMap<string, DirectiveDefinition | SpecifiedDirective>,
  layer: CheckedLayer,
): readonly Diagnostic[] {
  const seen = new Set<string>()
  return site.applied.flatMap((applied): readonly Diagnostic[] => {
    const definition = known.get(applied.name)
    if (definition === undefined) return [directiveUnknown(site, applied.name, [...known.keys()])]
    const isRepeated = seen.has(applied.name) && definition.repeatable !== true
    seen.add(applied.name)
    return [
      ...(definition.locations.includes(site.at)
        ? []
        : [misplacedDirective(site, applied.name, definition.locations)]),
      ...(isRepeated ? [directiveRepeated(site, applied.name)] : []),
      ...checkArguments(site, applied, definition, layer),
    ]
  })
}

function checkArguments(
  site: Site,
  applied: AppliedDirective,
  { args }: DirectiveDefinition | SpecifiedDirective,
  layer: CheckedLayer,
): readonly Diagnostic[] {
  const given = new Map(Object.entries(applied.args ?? {}))
  const names = args.map(({ name }) => name)
  const { name } = applied
  return [
    ...[...given.keys()]
      .filter((key) => !names.includes(key))
      .map((key) => directiveUnknownArgument(site, name, key, names)),
    ...args.flatMap((spec): readonly Diagnostic[] => {
      const value = given.get(spec.name)
      if (value === undefined) return isRequired(spec) ? [directiveLacksArgument(site, name, spec.name)] : []
      const misfit = misfitOf(value, spec.type, layer.own)
      return misfit === undefined ? [] : [directiveWrongArgument(site, name, spec.name, misfit)]
    }),
  ]
}

function sitesOf({ types, fields, args }: CheckedLayer): readonly Site[] {
  const sites: Site[] = []
  const add = (
    on: {
      readonly directives?: readonly AppliedDirective[] | undefined
      readonly location?: SourceLocation | undefined
    },
    at: DirectiveLocation,
    place: () => string,
  ): void => {
    if (on.directives === undefined || on.directives.length === 0) return
    sites.push({ place: place(), at, applied: on.directives, location: on.location })
  }
  for (const type of types) {
    add(type, typeLocations[type.kind], () => type.name)
    if (type.kind !== 'enum') continue
    for (const member of type.members) add(member, 'ENUM_VALUE', () => `${type.name}.${member.name}`)
  }
  for (const { typeName, field } of fields) add(field, 'FIELD_DEFINITION', () => `${typeName}.${field.name}`)
  for (const { place, spec, of } of args)
    add(spec, of === 'input' ? 'INPUT_FIELD_DEFINITION' : 'ARGUMENT_DEFINITION', () => place)
  return sites
}
