import { GraftError } from '@graft/diagnostics'
import type { GraphQLResult } from '../wire/graphql-result.ts'
import { unexpectedData } from './messages.ts'
import type { QueryStep } from './query-step.ts'

/** Lists directly inside lists; no schema has this many, a hostile answer could. */
const MAX_LIST_DEPTH = 32

/**
 * Walks the data of an answer key by key along the steps of its query. Lists are mapped over, null ends the way,
 * and so does an object that a type condition left out. Throws `CLIENT_UNEXPECTED_DATA` where a key is missing.
 */
export function unwrapData(steps: readonly QueryStep[], result: GraphQLResult): unknown {
  if (result.data === undefined) throw unexpected('$', '`data`')
  return walk(result.data, steps, { index: 0, path: '$', lists: 0 })
}

interface Position {
  readonly index: number
  readonly path: string
  readonly lists: number
}

function walk(start: unknown, steps: readonly QueryStep[], position: Position): unknown {
  let value = start
  let { path, lists } = position
  for (let index = position.index; index < steps.length; index++) {
    const step = steps[index]
    if (value === null || step === undefined) return value
    if (Array.isArray(value)) {
      if (lists >= MAX_LIST_DEPTH) throw unexpected(path, `lists at most ${MAX_LIST_DEPTH} deep`)
      const here = { index, path: `${path}[]`, lists: lists + 1 }
      return value.map((element: unknown) => walk(element, steps, here))
    }
    if (!isObject(value)) throw unexpected(path, 'an object')
    if (step.kind === 'fragment') continue

    const names = step.kind === 'field' ? [step.name] : step.names
    const parent = value
    const missing = names.find((name) => !Object.hasOwn(parent, name))
    if (missing !== undefined) {
      if (steps[index - 1]?.kind === 'fragment') return null
      throw unexpected(path, `the field \`${missing}\``)
    }
    if (step.kind === 'leaf') return value
    value = value[step.name]
    path = `${path}.${step.name}`
    lists = 0
  }
  return value
}

function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null
}

function unexpected(path: string, expected: string): GraftError {
  return new GraftError(unexpectedData(path, expected))
}
