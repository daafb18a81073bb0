import { commandName, type JsonValue } from '@graft/typedef'
import type {
  ApiModel,
  ArgumentModel,
  EnumModel,
  FunctionModel,
  ObjectModel,
  TypeModel,
} from './api-model.ts'
import { JsonReader } from './json-reader.ts'
import { readDiagnostic } from './read-diagnostic.ts'

const ROOT_TYPE = 'Query'

/**
 * Makes the model from the answer to the typedefs query.
 *
 * @throws GraftError `CLI_UNEXPECTED_ANSWER`
 */
export function readApiModel(data: JsonValue | undefined, extensions: JsonValue | undefined): ApiModel {
  const objects = new Map<string, ObjectModel>()
  const enums = new Map<string, EnumModel>()
  let constructorFunction: FunctionModel | undefined
  new JsonReader(data, 'data').key('currentTypeDefs').list((def) => {
    const object = def.key('asObject')
    if (!object.isNull) {
      const model = readObject(object)
      objects.set(model.name, model)
      if (!object.key('constructorArgs').isNull)
        constructorFunction = readFunction(object.key('constructorArgs'))
    }
    const enumDef = def.key('asEnum')
    if (!enumDef.isNull) enums.set(enumDef.key('name').text(), readEnum(enumDef))
  })
  const root = objects.get(ROOT_TYPE) ?? { name: ROOT_TYPE, description: '', functions: [] }
  const report = new JsonReader(extensions ?? {}, 'extensions')
  const failedModules = report.key('failedModules')
  const warnings = report.key('warnings')
  return {
    root,
    objects,
    enums,
    constructorFunction:
      constructorFunction === undefined ? undefined : asConstructor(constructorFunction, root),
    failedModules: failedModules.isNull
      ? []
      : failedModules.list((each) => ({
          name: each.key('name').text(),
          constructorName: each.key('constructorName').optionalText(),
          diagnostics: each.key('diagnostics').list(readDiagnostic),
        })),
    warnings: warnings.isNull ? [] : warnings.list(readDiagnostic),
  }
}

/**
 * Gives `with` the arguments of the constructor that it stands for: its own may all be left out, so they say
 * neither what is required nor what the defaults are. Leaves it alone where another function has taken the
 * constructor's name.
 */
function asConstructor(withFunction: FunctionModel, root: ObjectModel): FunctionModel {
  const names = withFunction.args.map((arg) => arg.name).join(' ')
  const constructor = root.functions.find(
    (fn) =>
      fn.isConstructor &&
      fn.args.map((arg) => arg.name).join(' ') === names &&
      root.functions.some((alias) => alias.aliasOf?.length === 2 && alias.aliasOf[0] === fn.name),
  )
  if (constructor === undefined) return withFunction
  return { ...withFunction, args: constructor.args, aliasOf: [constructor.name] }
}

function readObject(json: JsonReader): ObjectModel {
  const functions = json.key('functions').list(readFunction)
  const spell = spelling(functions)
  return {
    name: json.key('name').text(),
    description: json.key('description').text(),
    functions: functions
      .map((fn) => ({ ...fn, command: spell(fn.name) }))
      .toSorted((a, b) => (a.command < b.command ? -1 : 1)),
  }
}

/**
 * How the command line spells names of one place. Names that would be spelled alike keep their own spelling, so
 * that each flag and command means one thing.
 */
function spelling(named: readonly { readonly name: string }[]): (name: string) => string {
  const alike = Map.groupBy(named, ({ name }) => commandName(name))
  return (name) => {
    const command = commandName(name)
    return (alike.get(command)?.length ?? 0) > 1 ? name : command
  }
}

function readEnum(json: JsonReader): EnumModel {
  return {
    name: json.key('name').text(),
    members: json.key('members').list((member) => ({
      name: member.key('name').text(),
      description: member.key('description').text(),
    })),
  }
}

function readFunction(json: JsonReader): FunctionModel {
  const name = json.key('name').text()
  const place = json.key('sourceMap')
  const args = json.key('args').list(readArgument)
  const spell = spelling(args)
  return {
    name,
    command: commandName(name),
    description: json.key('description').text(),
    deprecated: json.key('deprecated').optionalText(),
    args: args.map((arg) => ({ ...arg, flag: spell(arg.name) })),
    returns: readType(json.key('returnType')),
    module: json.key('sourceModuleName').text(),
    aliasOf: json.key('aliasOf').isNull ? undefined : json.key('aliasOf').list((each) => each.text()),
    isConstructor: json.key('isConstructor').flag(),
    location: place.isNull
      ? undefined
      : {
          file: place.key('filename').text(),
          line: place.key('line').number(),
          column: place.key('column').number(),
        },
  }
}

function readArgument(json: JsonReader): ArgumentModel {
  const name = json.key('name').text()
  const defaultText = json.key('defaultValue').optionalText()
  const value: JsonValue | undefined = defaultText === undefined ? undefined : JSON.parse(defaultText)
  return {
    name,
    flag: commandName(name),
    description: json.key('description').text(),
    deprecated: json.key('deprecated').optionalText(),
    type: readType(json.key('typeDef')),
    default: value,
  }
}

function readType(json: JsonReader): TypeModel {
  const optional = json.key('optional').flag()
  switch (json.key('kind').text()) {
    case 'STRING_KIND':
      return { kind: 'string', optional }
    case 'INTEGER_KIND':
      return { kind: 'integer', optional }
    case 'FLOAT_KIND':
      return { kind: 'float', optional }
    case 'BOOLEAN_KIND':
      return { kind: 'boolean', optional }
    case 'VOID_KIND':
      return { kind: 'void', optional }
    case 'OBJECT_KIND':
      return { kind: 'object', name: json.key('asObject').key('name').text(), optional }
    case 'INTERFACE_KIND':
      return { kind: 'interface', name: json.key('asInterface').key('name').text(), optional }
    case 'ENUM_KIND':
      return { kind: 'enum', name: json.key('asEnum').key('name').text(), optional }
    case 'SCALAR_KIND':
      return { kind: 'scalar', name: json.key('asScalar').key('name').text(), optional }
    case 'LIST_KIND': {
      const list = json.key('asList')
      if (list.isNull) return { kind: 'unknown', optional }
      return { kind: 'list', element: readType(list.key('elementTypeDef')), optional }
    }
    default:
      return { kind: 'unknown', optional }
  }
}
