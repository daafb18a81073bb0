import { GraftError } from '@graft/diagnostics'
import { isJsonObject, type JsonValue } from '@graft/typedef'
import { getOperationAST, parse, type TypeNode } from 'graphql'
import { malformedVariable, malformedVariables, wrongFlagValue } from '../messages.ts'

/**
 * Variables of `--var`, read as the types that the query declares for them: `--var n=3` is a number where `$n` is
 * an `Int`, and text where it is a `String`. Types without a plain text form are read as JSON.
 *
 * @throws GraftError `CLI_VARIABLE_FORM`, `CLI_FLAG_VALUE`
 */
export function readVariables(
  texts: readonly string[],
  document: string,
  operationName: string | undefined,
): { readonly [name: string]: JsonValue } {
  const types = declaredTypes(document, operationName)
  const variables = new Map<string, JsonValue>()
  for (const text of texts) {
    const equals = text.indexOf('=')
    if (equals < 1) throw new GraftError(malformedVariable(text))
    const name = text.slice(0, equals)
    variables.set(name, readValue(name, text.slice(equals + 1), types.get(name)))
  }
  return Object.fromEntries(variables)
}

/** Variables of `--var-json`. @throws GraftError `CLI_VARIABLES_JSON` */
export function readVariablesJson(text: string): { readonly [name: string]: JsonValue } {
  let json: JsonValue
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw new GraftError(malformedVariables(error instanceof Error ? error.message : String(error)))
  }
  if (isJsonObject(json)) return json
  throw new GraftError(malformedVariables('it is another kind of value'))
}

function declaredTypes(document: string, operationName: string | undefined): ReadonlyMap<string, TypeNode> {
  const types = new Map<string, TypeNode>()
  try {
    const operation = getOperationAST(parse(document, { maxTokens: 20_000 }), operationName)
    for (const each of operation?.variableDefinitions ?? []) types.set(each.variable.name.value, each.type)
  } catch {
    // The engine says what is wrong with the query; without its declarations all variables are text.
  }
  return types
}

function readValue(name: string, text: string, type: TypeNode | undefined): JsonValue {
  const plain = type?.kind === 'NonNullType' ? type.type : type
  if (plain === undefined) return text
  if (plain.kind === 'NamedType' && !['Int', 'Float', 'Boolean'].includes(plain.name.value)) return text
  try {
    return JSON.parse(text)
  } catch {
    const expected = plain.kind === 'NamedType' ? plain.name.value : 'a list, written as JSON'
    throw new GraftError(wrongFlagValue(`--var ${name}`, text, `expected ${expected}`))
  }
}
