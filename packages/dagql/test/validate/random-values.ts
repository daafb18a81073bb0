import type { VisibleSchema } from '../../src/composition/visible-schema.ts'
import type { ArgumentSpec } from '../../src/type/argument-spec.ts'
import { printTypeRef, type TypeRef } from '../../src/type/type-ref.ts'
import type { Choices } from './choices.ts'

/** Literals that fit some types and not others. */
const anyLiterals = [
  'null',
  '1',
  '1.5',
  '"a"',
  'true',
  'RED',
  '[1]',
  '{ x: 1, y: 2 }',
  '[]',
  '{}',
  '$undefined',
]

/** Writes arguments and values, and remembers which variables they use, with their types. */
export class RandomValues {
  readonly #schema: VisibleSchema
  readonly #choices: Choices
  readonly #rate: number
  /** Types of all variables by name. */
  readonly #variables = new Map<string, TypeRef>()
  /** Names of the variables that the definition uses. */
  used: Set<string> = new Set()

  constructor(schema: VisibleSchema, choices: Choices, rate: number) {
    this.#schema = schema
    this.#choices = choices
    this.#rate = rate
  }

  startDefinition(): void {
    this.used = new Set()
  }

  /** How an operation defines a variable. */
  definition(name: string): string {
    const type = this.#variables.get(name) ?? { kind: 'named', name: 'Int', nullable: true }
    const written = this.#errs()
      ? this.#choices.of(['Int', 'String!', '[Int]', 'Ship', 'Nothing'])
      : print(type)
    return `$${name}: ${written}${this.#choices.once(6) ? ` = ${this.#literal(type, 1)}` : ''}`
  }

  args(specs: readonly ArgumentSpec[]): string {
    const given = specs.filter((spec) => {
      const isRequired = !spec.type.nullable && spec.default === undefined
      if (spec.internal === true) return this.#errs()
      return isRequired ? !this.#errs() : this.#choices.once(2)
    })
    const texts = given.flatMap((spec) => {
      const text = `${this.#errs() ? 'unknown' : spec.name}: ${this.value(spec.type, 0)}`
      return this.#errs() ? [text, text] : [text]
    })
    return texts.length === 0 ? '' : `(${texts.join(', ')})`
  }

  boolean(): string {
    return this.value({ kind: 'named', name: 'Boolean', nullable: false }, 0)
  }

  /** A literal or a variable. */
  value(type: TypeRef, depth: number): string {
    if (this.#errs()) return this.#choices.of(anyLiterals)
    if (!this.#choices.once(4)) return this.#literal(type, depth)
    return this.#variable(this.#published(type))
  }

  #variable(type: TypeRef): string {
    const known = [...this.#variables].filter(([, each]) => print(each) === print(type)).map(([name]) => name)
    const name = known.length > 0 ? this.#choices.of(known) : `v${this.#variables.size}`
    const isStricter = known.length === 0 && this.#choices.once(3)
    if (known.length === 0) this.#variables.set(name, isStricter ? { ...type, nullable: false } : type)
    this.used.add(name)
    return `$${name}`
  }

  #literal(type: TypeRef, depth: number): string {
    if (type.nullable && this.#choices.once(6)) return 'null'
    if (type.kind === 'list') {
      if (this.#choices.once(5)) return this.#literal({ ...type.element, nullable: false }, depth)
      const count = this.#choices.upTo(3)
      return `[${Array.from({ length: count }, () => this.#element(type.element, depth)).join(', ')}]`
    }
    const definition = this.#schema.anyType(type.name)
    switch (definition?.kind) {
      case 'enum':
        return this.#choices.of(this.#schema.enumMembers(definition)).name
      case 'input': {
        const fields = this.#schema.inputFields(definition).filter((field) => {
          const isRequired = !field.type.nullable && field.default === undefined
          return isRequired ? !this.#errs() : depth < 3 && this.#choices.once(3)
        })
        const texts = fields.map((field) => `${field.name}: ${this.#element(field.type, depth)}`)
        if (this.#errs()) texts.push(this.#choices.of(['x: 1', 'unknown: 1', 'note: null']))
        return `{ ${texts.join(', ')} }`
      }
      default:
        return this.#choices.of(scalarLiterals[type.name] ?? ['"an ID"', '7'])
    }
  }

  /** Constants hold no variables. */
  #element(type: TypeRef, depth: number): string {
    return depth === 1 ? this.#literal(type, 1) : this.value(type, depth === 0 ? 2 : depth + 1)
  }

  /** Objects are passed by ID. */
  #published(type: TypeRef): TypeRef {
    if (type.kind === 'list') return { ...type, element: this.#published(type.element) }
    const kind = this.#schema.anyType(type.name)?.kind
    return kind === 'object' || kind === 'interface' ? { ...type, name: 'ID' } : type
  }

  #errs(): boolean {
    return this.#rate > 0 && this.#choices.once(this.#rate)
  }
}

const print = printTypeRef

const scalarLiterals: { readonly [name: string]: readonly string[] } = {
  Int: ['1', '-2', '4294967296'],
  Float: ['1', '1.5'],
  String: ['"a"', '"b"', '"""a"""'],
  Boolean: ['true', 'false'],
  ID: ['"a"', '7'],
  Day: ['"2026-01-31"'],
  Anything: ['1', '[1, "a"]', '{ a: { b: null } }', 'RED'],
  Void: ['null'],
  JSON: ['"{}"'],
}
