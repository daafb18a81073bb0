import { GraftError } from '@graft/diagnostics'
import type { Call, Literal, NamedLiteral } from './call.ts'
import { MAX_LITERAL_DEPTH } from './id-limits.ts'
import { tooLargeId } from './messages.ts'

/** How a call that another depends on is named in the key of the other. */
export type NameOf = (call: Call) => string

/**
 * What identifies a call, as text. Different calls have different keys, whatever is in their texts: each text stands
 * behind its length, each part behind a letter of its own, and what has no length has an end. Name and address of
 * its module are left out, and the text of a digested text.
 *
 * @param nameOf how the calls that it depends on are named
 * @throws GraftError `ID_TOO_LARGE` where its values nest too deeply
 */
export function callKey(call: Call, nameOf: NameOf): string {
  const { receiver, field, args, nth, type, module, interval, declaration, implicit } = call
  let key = sized(type) + sized(field)
  if (receiver !== undefined) key += `r${sized(nameOf(receiver))}`
  if (nth !== undefined && nth.length > 0) key += `n${nth.join('.')};`
  if (module !== undefined) key += `m${sized(module.digest)}`
  if (interval !== undefined) key += `v${sized(interval)}`
  if (declaration !== undefined) key += `d${sized(declaration)}`
  if (args.length > 0) key += `a${literalsKey(args, nameOf, field)};`
  if (implicit !== undefined && implicit.length > 0) key += `i${literalsKey(implicit, nameOf, field)};`
  return key
}

/**
 * What identifies named values, as text.
 *
 * @param field whose values they are, for the refusal
 * @throws GraftError `ID_TOO_LARGE`
 */
export function literalsKey(values: readonly NamedLiteral[], nameOf: NameOf, field: string): string {
  let key = ''
  for (const [name, value] of values) key += sized(name) + literalKey(value, nameOf, field, 0)
  return key
}

/** What identifies a value, as text. @throws GraftError `ID_TOO_LARGE` */
export function literalKey(literal: Literal, nameOf: NameOf, field: string, depth: number = 0): string {
  switch (literal.kind) {
    case 'null':
      return 'n'
    case 'boolean':
      return literal.value ? 't' : 'f'
    case 'integer':
      return `i${literal.value};`
    case 'float':
      // Negative zero prints as zero.
      return Object.is(literal.value, -0) ? 'd-0;' : `d${literal.value};`
    case 'string':
      return `s${sized(literal.value)}`
    case 'enum':
      return `e${sized(literal.value)}`
    case 'digested':
      return `g${sized(literal.digest)}`
    case 'sensitive':
      return `x${sized(literal.seal)}`
    case 'list': {
      refuseDepth(depth, field)
      let key = '['
      for (const each of literal.elements) key += literalKey(each, nameOf, field, depth + 1)
      return `${key}]`
    }
    case 'object': {
      refuseDepth(depth, field)
      let key = '{'
      for (const [name, each] of literal.members)
        key += sized(name) + literalKey(each, nameOf, field, depth + 1)
      return `${key}}`
    }
    case 'call':
      return `c${sized(nameOf(literal.call))}`
  }
}

function sized(text: string): string {
  return `${text.length}:${text}`
}

function refuseDepth(depth: number, field: string): void {
  if (depth >= MAX_LITERAL_DEPTH)
    throw new GraftError(tooLargeId(field, `its arguments nest more than ${MAX_LITERAL_DEPTH} deep`))
}
