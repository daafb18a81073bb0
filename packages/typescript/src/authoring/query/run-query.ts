import type { JsonValue } from '@graft/typedef'
import { AuthoringError } from '../call/authoring-error.ts'
import { currentCall } from '../call/call-scope.ts'
import { badAnswer, requestFailed } from '../call/messages.ts'
import { printQuery } from './print-query.ts'
import type { QueryChain } from './query-chain.ts'

/** Sends the one query of a chain and reads text, such as a string, an ID or an enum member. */
export async function readText(chain: QueryChain): Promise<string> {
  const { path, value } = await runQuery(chain)
  if (typeof value === 'string') return value
  throw new AuthoringError(badAnswer(path, 'text'))
}

/** Sends the one query of a chain and reads a list of text. */
export async function readTextList(chain: QueryChain): Promise<string[]> {
  const { path, value } = await runQuery(chain)
  if (Array.isArray(value) && value.every((element) => typeof element === 'string')) return value
  throw new AuthoringError(badAnswer(path, 'list of text'))
}

interface Answer {
  readonly path: string
  readonly value: JsonValue | undefined
}

async function runQuery(chain: QueryChain): Promise<Answer> {
  const { query, variables, path } = printQuery(chain)
  const result = await currentCall().request({ query, variables })
  throwErrors(member(result, 'errors'))
  let value = member(result, 'data')
  for (const name of path) value = member(value, name)
  return { path: path.join('.'), value }
}

/** Throws where a result has errors: with all messages, and the extensions of the first. */
function throwErrors(errors: JsonValue | undefined): void {
  if (!Array.isArray(errors) || errors.length === 0) return
  const messages = errors.map((error: JsonValue) => {
    const message = member(error, 'message')
    return typeof message === 'string' ? message : 'unknown error'
  })
  const extensions = member(errors[0], 'extensions')
  throw new AuthoringError(requestFailed(messages), isRecord(extensions) ? extensions : {})
}

function member(value: JsonValue | undefined, name: string): JsonValue | undefined {
  return isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined
}

function isRecord(value: JsonValue | undefined): value is { readonly [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
