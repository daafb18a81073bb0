import { didYouMean, type Diagnostic, type SourceLocation } from '@graft/diagnostics'
import type { Misfit } from './misfit-of.ts'

type Where = SourceLocation | undefined

/** What a problem is about, by its place in the schema and in the sources. */
interface Site {
  readonly place: string
  readonly location: Where
}

export function invalidName(what: string, name: string, place: string, location: Where): Diagnostic {
  return {
    code: 'LAYER_NAME_INVALID',
    severity: 'error',
    message: `\`${name}\` in \`${place}\` cannot be the name of a ${what}`,
    hint: 'Names have ASCII letters, digits and underscores, and no digit at the start.',
    location,
  }
}

export function reservedName(what: string, name: string, place: string, location: Where): Diagnostic {
  return {
    code: 'LAYER_NAME_RESERVED',
    severity: 'error',
    message: `the ${what} \`${name}\` in \`${place}\` has a name that GraphQL keeps for itself`,
    hint: 'Rename it so that it does not begin with two underscores.',
    location,
  }
}

export function reservedMember(type: string, name: string, location: Where): Diagnostic {
  return {
    code: 'LAYER_MEMBER_RESERVED',
    severity: 'error',
    message: `\`${type}\` cannot have a member \`${name}\`: where a value is written it means something else`,
    hint: `Write it in another case, such as \`${name.toUpperCase()}\`.`,
    location,
  }
}

export function reservedField(type: string, location: Where): Diagnostic {
  return {
    code: 'LAYER_FIELD_RESERVED',
    severity: 'error',
    message: `\`${type}\` cannot declare a field \`id\`: every object has one that names it`,
    hint: 'Rename the field, or declare the type with `identified: false`.',
    location,
  }
}

export function duplicateName(what: string, name: string, place: string, location: Where): Diagnostic {
  return {
    code: 'LAYER_NAME_DUPLICATE',
    severity: 'error',
    message: `\`${place}\` has the ${what} \`${name}\` twice in one view`,
    hint: 'Rename one of them, or limit them to different views.',
    location,
  }
}

export function emptyType(kind: string, name: string, isFiltered: boolean, location: Where): Diagnostic {
  return {
    code: 'LAYER_TYPE_EMPTY',
    severity: 'error',
    message: `the ${kind} \`${name}\` has no ${kind === 'enum' ? 'members' : 'fields'} in a view that sees it`,
    hint: isFiltered
      ? 'Limit the type to the views in which it has some.'
      : `Declare ${kind === 'enum' ? 'a member' : 'a field'} that every view sees.`,
    location,
  }
}

export function inputAsResult(place: string, type: string, location: Where): Diagnostic {
  return {
    code: 'LAYER_RESULT_TYPE',
    severity: 'error',
    message: `\`${place}\` cannot return \`${type}\`: an input object is only passed in`,
    hint: 'Declare an object type for the result.',
    location,
  }
}

export function objectWithoutId(place: string, type: string, location: Where): Diagnostic {
  return {
    code: 'LAYER_ARGUMENT_TYPE',
    severity: 'error',
    message: `\`${place}\` cannot take a \`${type}\`: objects are passed by their ID, and it has none`,
    hint: 'Use an input object, or an object type with an identity.',
    location,
  }
}

export function extendsNoObject(layer: string, type: string, kind: string, location: Where): Diagnostic {
  return {
    code: 'LAYER_EXTENSION_TYPE',
    severity: 'error',
    message: `the layer \`${layer}\` adds fields to \`${type}\`, which is of kind ${kind}`,
    hint: 'Only object types can be extended.',
    location,
  }
}

export function wrongDefault(place: string, type: string, misfit: Misfit, location: Where): Diagnostic {
  return {
    code: 'LAYER_DEFAULT_TYPE',
    severity: 'error',
    message: `the default of \`${place}\` is no \`${type}\`: ${misfit.problem}`,
    hint: misfit.hint ?? 'Correct the default or the type.',
    location,
  }
}

export function requiredDeprecated(place: string, location: Where): Diagnostic {
  return {
    code: 'LAYER_DEPRECATED_REQUIRED',
    severity: 'error',
    message: `\`${place}\` is deprecated, but every caller must pass it`,
    hint: 'Make it nullable, give it a default, or do not deprecate it.',
    location,
  }
}

export function onlyWholeArguments(place: string, what: string, location: Where): Diagnostic {
  return {
    code: 'LAYER_ARGUMENT_PLACE',
    severity: 'error',
    message: `\`${place}\` cannot be ${what}: only a whole argument of a field can`,
    hint: 'Pass the value as an argument of its own.',
    location,
  }
}

export function inputCycle(types: readonly string[], location: Where): Diagnostic {
  const [first = ''] = types
  const path = [...types, first].map((each) => `\`${each}\``).join(' needs ')
  return {
    code: 'LAYER_INPUT_CYCLE',
    severity: 'error',
    message: `no value of \`${first}\` can be written down: ${path}`,
    hint: 'Make one of the fields on the way nullable, or a list.',
    location,
  }
}

export function defaultCycle(places: readonly string[]): Diagnostic {
  const [first = ''] = places
  return {
    code: 'LAYER_DEFAULT_CYCLE',
    severity: 'error',
    message: `the default of \`${first}\` leaves ${places.length === 1 ? 'itself' : `itself, by way of ${list(places.slice(1))},`} to be filled in`,
    hint: 'Give the field in the default, such as with null.',
  }
}

export function noInterface(type: string, name: string, location: Where): Diagnostic {
  return {
    code: 'LAYER_IMPLEMENTS_KIND',
    severity: 'error',
    message: `\`${type}\` cannot implement \`${name}\`, which is no interface`,
    hint: 'Name an interface, or leave it out.',
    location,
  }
}

export function lacksField(
  site: Site,
  interfaceName: string,
  field: string,
  known: readonly string[],
): Diagnostic {
  return {
    code: 'LAYER_IMPLEMENTS_FIELD',
    severity: 'error',
    message: `\`${site.place}\` says that it implements \`${interfaceName}\`, but lacks the field \`${field}\``,
    hint: didYouMean(field, known) ?? 'Add the field, or do not claim the interface.',
    location: site.location,
  }
}

export function unfitField(
  place: string,
  interfaceName: string,
  misfit: string,
  location: Where,
): Diagnostic {
  return {
    code: 'LAYER_IMPLEMENTS_FIELD',
    severity: 'error',
    message: `\`${place}\` is not what \`${interfaceName}\` asks for: ${misfit}`,
    hint: 'Declare the field as the interface does.',
    location,
  }
}

export function directiveNowhere(name: string): Diagnostic {
  return {
    code: 'LAYER_DIRECTIVE_NOWHERE',
    severity: 'error',
    message: `the directive \`@${name}\` may stand nowhere`,
    hint: 'Give it at least one location.',
  }
}

export function directiveTaken(name: string): Diagnostic {
  return {
    code: 'LAYER_DIRECTIVE_TAKEN',
    severity: 'error',
    message: `the directive \`@${name}\` is there already, in every composition`,
    hint: 'Use that one, or give this one another name.',
  }
}

export function directiveUnknown(site: Site, name: string, known: readonly string[]): Diagnostic {
  return {
    code: 'LAYER_DIRECTIVE_UNKNOWN',
    severity: 'error',
    message: `\`${site.place}\` has the directive \`@${name}\`, which the layer does not declare`,
    hint:
      didYouMean(
        `@${name}`,
        known.map((each) => `@${each}`),
      ) ?? 'Declare the directive in the layer that uses it.',
    location: site.location,
  }
}

export function misplacedDirective(site: Site, name: string, locations: readonly string[]): Diagnostic {
  return {
    code: 'LAYER_DIRECTIVE_LOCATION',
    severity: 'error',
    message: `the directive \`@${name}\` cannot stand on \`${site.place}\``,
    hint: `It may stand on ${list(locations)}.`,
    location: site.location,
  }
}

export function directiveRepeated(site: Site, name: string): Diagnostic {
  return {
    code: 'LAYER_DIRECTIVE_REPEATED',
    severity: 'error',
    message: `\`${site.place}\` has the directive \`@${name}\` more than once`,
    hint: 'Remove all but one, or declare the directive as repeatable.',
    location: site.location,
  }
}

export function directiveUnknownArgument(
  site: Site,
  name: string,
  arg: string,
  known: readonly string[],
): Diagnostic {
  return directiveArgument({
    message: `the directive \`@${name}\` on \`${site.place}\` has no argument \`${arg}\``,
    hint:
      didYouMean(arg, known) ?? (known.length === 0 ? 'It takes no arguments.' : `It takes ${list(known)}.`),
    location: site.location,
  })
}

export function directiveLacksArgument(site: Site, name: string, arg: string): Diagnostic {
  return directiveArgument({
    message: `the directive \`@${name}\` on \`${site.place}\` lacks its argument \`${arg}\``,
    hint: `Pass \`${arg}\`.`,
    location: site.location,
  })
}

export function directiveWrongArgument(site: Site, name: string, arg: string, misfit: Misfit): Diagnostic {
  return directiveArgument({
    message: `the argument \`${arg}\` of \`@${name}\` on \`${site.place}\` is wrong: ${misfit.problem}`,
    hint: misfit.hint,
    location: site.location,
  })
}

function directiveArgument(rest: Pick<Diagnostic, 'message' | 'hint' | 'location'>): Diagnostic {
  return { code: 'LAYER_DIRECTIVE_ARGUMENT', severity: 'error', ...rest }
}

function list(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ')
}
