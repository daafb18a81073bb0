import * as fc from 'fast-check'
import type { RandomField, RandomSchema, RandomType } from './random-schema.ts'

/** A random selection, told by numbers that choose among what there is where it stands. */
export interface SelectionDescription {
  readonly kind: 'field' | 'typename' | 'id' | 'inline' | 'spread' | 'again'
  readonly pick: number
  readonly args: readonly number[]
  readonly condition: number
  readonly inner: readonly SelectionDescription[]
}

export const queryDescription: fc.Arbitrary<readonly SelectionDescription[]> = fc.letrec<{
  readonly selections: readonly SelectionDescription[]
  readonly selection: SelectionDescription
}>((tie) => ({
  selections: fc.array(tie('selection'), {
    minLength: 1,
    maxLength: 6,
    size: 'max',
    depthIdentifier: 'query',
  }),
  selection: fc.record({
    kind: fc.constantFrom('field', 'field', 'field', 'field', 'typename', 'id', 'inline', 'spread', 'again'),
    pick: fc.nat(20),
    args: fc.array(fc.nat(11), { maxLength: 5 }),
    condition: fc.nat(40),
    inner: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'query' },
      { arbitrary: fc.constant([]), weight: 1 },
      { arbitrary: tie('selections'), weight: 9 },
    ),
  }),
})).selections

export interface RandomQuery {
  readonly query: string
  readonly variables: { readonly [name: string]: unknown }
}

/** Ways to write an argument of a type: in place, or as a variable with or without a value. */
type Written = readonly [literal: string] | readonly [type: string, value: unknown, fallback?: string]

const written: { readonly [type: string]: readonly Written[] } = {
  Int: [['1'], ['null'], ['Int', 4], ['Int', undefined], ['Int', null], ['Int = 8', undefined], ['Int!', 9]],
  Color: [['RED'], ['null'], ['Color', 'BLUE'], ['Color', undefined], ['Color! = GREEN', undefined]],
  In: [
    ['{}'],
    ['{ at: 2, list: 3, inner: { color: RED } }'],
    ['null'],
    ['In', { at: 7, inner: { list: [1, null] } }],
    ['In', {}],
    ['In', undefined],
    ['In = { list: 4 }', undefined],
  ],
  '[[Int!]]': [
    ['[[1], null, [2, 3]]'],
    ['5'],
    ['[]'],
    ['[[Int!]]', [6, [7]]],
    ['[[Int!]]', 8],
    ['[[Int!]]', undefined],
  ],
  'String!': [['"a"'], ['"""b"""'], ['String!', 'c'], ['String = "d"', undefined], ['String = "d"', 'e']],
}

/**
 * Writes a valid query over a schema.
 *
 * @param withIds whether to select `id`, which an eager schema does not have
 */
export function writeQuery(
  schema: RandomSchema,
  description: readonly SelectionDescription[],
  withIds: boolean,
): RandomQuery {
  const writer = new QueryWriter(schema, withIds)
  const body = writer.selections('Query', description)
  return writer.finish(body)
}

class QueryWriter {
  readonly #schema: RandomSchema
  readonly #withIds: boolean
  readonly #fragments: { readonly name: string; readonly on: string; readonly body: string }[] = []
  readonly #definitions: string[] = []
  readonly #variables: { [name: string]: unknown } = {}

  constructor(schema: RandomSchema, withIds: boolean) {
    this.#schema = schema
    this.#withIds = withIds
  }

  selections(typeName: string, all: readonly SelectionDescription[]): string {
    const type = this.#schema.types.get(typeName)
    if (type === undefined) return '{ __typename }'
    const texts = all.map((each) => this.#selection(type, each))
    return `{ ${texts.length === 0 ? '__typename' : texts.join(' ')} }`
  }

  finish(body: string): RandomQuery {
    const head = this.#definitions.length === 0 ? '' : `(${this.#definitions.join(', ')}) `
    const fragments = this.#fragments.map(({ name, on, body: text }) => `fragment ${name} on ${on} ${text}`)
    return { query: [`query ${head}${body}`, ...fragments].join('\n'), variables: this.#variables }
  }

  #selection(type: RandomType, each: SelectionDescription): string {
    switch (each.kind) {
      case 'typename':
        return `__typename${this.#directive(each.condition)}`
      case 'id':
        return this.#withIds && type.objects[0] === type.name && type.name !== 'Query' ? 'id' : '__typename'
      case 'inline': {
        const on = this.#overlapping(type, each.pick)
        return `... on ${on}${this.#directive(each.condition)} ${this.selections(on, each.inner)}`
      }
      case 'spread': {
        const on = this.#overlapping(type, each.pick)
        const body = this.selections(on, each.inner)
        const name = `f${this.#fragments.length}`
        this.#fragments.push({ name, on, body })
        return `...${name}${this.#directive(each.condition)}`
      }
      case 'again': {
        // Fragments are written when they are complete, so that none of these is around this place.
        const fitting = this.#fragments.filter(({ on }) => this.#overlap(type, on))
        const fragment = fitting[each.pick % fitting.length]
        return fragment === undefined ? '__typename' : `...${fragment.name}${this.#directive(each.condition)}`
      }
      case 'field':
        return this.#field(type, each)
    }
  }

  #field(type: RandomType, each: SelectionDescription): string {
    const field = type.fields[each.pick % type.fields.length]
    if (field === undefined) return '__typename'
    const args = this.#arguments(field, each.args)
    // Two fields of one key have the same arguments: the key says what they are.
    const alias = args === '' ? '' : `${field.name}${keyOf(args)}: `
    const inner = field.composite === undefined ? '' : ` ${this.selections(field.composite, each.inner)}`
    return `${alias}${field.name}${args}${this.#directive(each.condition)}${inner}`
  }

  #arguments(field: RandomField, choices: readonly number[]): string {
    const texts = field.args.flatMap(({ name, type }, index) => {
      const choice = choices[index]
      const ways = written[type] ?? []
      const way = choice === undefined ? undefined : ways[choice % ways.length]
      if (way === undefined) return []
      return `${name}: ${way.length === 1 ? way[0] : this.#variable(way[0], way[1])}`
    })
    return texts.length === 0 ? '' : `(${texts.join(', ')})`
  }

  #variable(type: string, value: unknown): string {
    const name = `v${this.#definitions.length}`
    this.#definitions.push(`$${name}: ${type}`)
    if (value !== undefined) this.#variables[name] = value
    return `$${name}`
  }

  #directive(choice: number): string {
    const name = choice % 2 === 0 ? 'skip' : 'include'
    switch (choice) {
      case 1:
      case 2:
        return ` @${name}(if: true)`
      case 3:
      case 4:
        return ` @${name}(if: false)`
      case 5:
      case 6:
        return ` @${name}(if: ${this.#variable('Boolean!', true)})`
      case 7:
      case 8:
        return ` @${name}(if: ${this.#variable('Boolean = false', undefined)})`
      default:
        return ''
    }
  }

  /** A type that an object of the type may be of as well. */
  #overlapping(type: RandomType, pick: number): string {
    const all = [...this.#schema.types.keys()].filter((name) => this.#overlap(type, name))
    return all[pick % all.length] ?? type.name
  }

  #overlap(type: RandomType, name: string): boolean {
    const other = this.#schema.types.get(name)
    return other !== undefined && other.objects.some((each) => type.objects.includes(each))
  }
}

/** A part of a key for arguments as they are written. */
function keyOf(args: string): string {
  return [...new TextEncoder().encode(args)].map((byte) => byte.toString(36)).join('')
}
