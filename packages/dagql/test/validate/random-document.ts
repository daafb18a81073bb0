import type { VisibleSchema } from '../../src/composition/visible-schema.ts'
import type { FieldShape } from '../../src/field/field-spec.ts'
import { namedTypeOf } from '../../src/type/type-ref.ts'
import { Choices } from './choices.ts'
import { RandomValues } from './random-values.ts'

/** What a definition uses of others. */
interface Body {
  readonly text: string
  readonly variables: ReadonlySet<string>
  readonly spreads: ReadonlySet<string>
}

interface Fragment {
  readonly name: string
  readonly on: string
}

/**
 * Writes a document over a schema as numbers decide: most are valid, and some have a mistake or several. The same
 * numbers write the same document; fewer and smaller ones a simpler one.
 */
export function randomDocument(
  schema: VisibleSchema,
  numbers: readonly number[],
  names: Names = 'distinct',
): string {
  return new RandomDocument(schema, new Choices(numbers), names).write()
}

/** Whether most fields get a name of their own, or many the same few. */
type Names = 'distinct' | 'few'

class RandomDocument {
  readonly #schema: VisibleSchema
  readonly #choices: Choices
  readonly #values: RandomValues
  readonly #composites: readonly string[]
  readonly #names: Names
  /** Mistakes are made once in so many times; never in half of the documents. */
  readonly #rate: number
  #fragments: readonly Fragment[] = []
  /** Fragments from here on may be spread, so that none spreads itself. */
  #spreadable = 0
  #spreads = new Set<string>()
  #aliases = 0

  constructor(schema: VisibleSchema, choices: Choices, names: Names) {
    this.#names = names
    this.#schema = schema
    this.#choices = choices
    this.#rate = choices.of([0, 40, 0, 15])
    this.#values = new RandomValues(schema, choices, this.#rate)
    this.#composites = schema
      .typeNames()
      .filter((name) => ['object', 'interface'].includes(schema.type(name)?.kind ?? ''))
  }

  write(): string {
    const { upTo, of } = {
      upTo: (count: number) => this.#choices.upTo(count),
      of: (list: readonly string[]) => this.#choices.of(list),
    }
    this.#fragments = Array.from({ length: upTo(4) }, (_, index) => ({
      name: `F${index}`,
      on: upTo(3) === 0 ? 'Query' : of(this.#composites),
    }))
    const operations = Array.from({ length: this.#choices.once(5) ? 2 : 1 }, () => this.#body('Query', 0))
    const fragments = this.#fragments.map(({ on }, index) => this.#body(on, index + 1))
    // What nobody spreads is left out, unless by mistake.
    const reached = reachedFrom(
      operations.flatMap(({ spreads }) => [...spreads]),
      this.#fragments,
      fragments,
    )
    return [
      ...operations.map((body, index) => this.#operation(body, index, operations.length, fragments)),
      ...this.#fragments.flatMap(({ name, on }, index) =>
        reached.has(name) || this.#errs()
          ? [
              `fragment ${this.#errs() ? 'F0' : name} on ${on}${this.#directives()} ${fragments[index]?.text ?? ''}`,
            ]
          : [],
      ),
    ].join('\n')
  }

  #operation(body: Body, index: number, count: number, fragments: readonly Body[]): string {
    const used = new Set(body.variables)
    for (const name of reachedFrom([...body.spreads], this.#fragments, fragments)) {
      const at = this.#fragments.findIndex((each) => each.name === name)
      for (const variable of fragments[at]?.variables ?? []) used.add(variable)
    }
    if (this.#errs()) used.add('unused')
    const definitions = [...used].flatMap((name) =>
      this.#errs()
        ? []
        : [this.#values.definition(name), ...(this.#errs() ? [this.#values.definition(name)] : [])],
    )
    const name = count > 1 && !this.#errs() ? ` Q${this.#errs() ? 0 : index}` : ''
    return `query${name}${definitions.length === 0 ? '' : `(${definitions.join(', ')})`} ${body.text}`
  }

  #body(on: string, spreadable: number): Body {
    this.#spreadable = spreadable
    this.#spreads = new Set()
    this.#values.startDefinition()
    const text = this.#selections(on, 0)
    return { text, variables: this.#values.used, spreads: this.#spreads }
  }

  #selections(on: string, depth: number): string {
    const count = 1 + this.#choices.upTo(depth > 2 ? 2 : 4)
    const texts = Array.from({ length: count }, () => this.#selection(on, depth))
    return `{ ${texts.join(' ')} }`
  }

  #selection(on: string, depth: number): string {
    switch (this.#choices.upTo(12)) {
      case 1:
        return `__typename${this.#directives()}`
      case 2: {
        const type = this.#choices.of([on, ...this.#narrower(on)])
        const condition = this.#choices.once(6) ? '' : ` on ${type}`
        return `...${condition}${this.#directives()} ${this.#selections(condition === '' ? on : type, depth + 1)}`
      }
      case 3: {
        const candidates = this.#fragments.filter(
          (each, index) =>
            this.#errs() || (index >= this.#spreadable && this.#narrower(on).includes(each.on)),
        )
        if (candidates.length === 0) break
        const { name } = this.#choices.of(candidates)
        this.#spreads.add(name)
        return `...${name}${this.#directives()}`
      }
    }
    return this.#field(on, depth)
  }

  #field(on: string, depth: number): string {
    const source = this.#errs() ? this.#choices.of(this.#composites) : on
    const shapes = this.#schema.shapesOf(source).filter((each) => this.#isWanted(each))
    const shallow = shapes.filter((each) => !this.#hasFields(each))
    const shape = this.#choices.of(depth > 3 && shallow.length > 0 ? shallow : shapes)
    const selects = this.#errs() ? !this.#hasFields(shape) : this.#hasFields(shape)
    const given = this.#names === 'few' ? shape.args.filter((each) => !each.type.nullable) : shape.args
    const args = this.#values.args(given)
    const alias = this.#alias(args !== '')
    const selections = selects
      ? ` ${depth > 5 || !this.#hasFields(shape) ? '{ __typename }' : this.#selections(namedTypeOf(shape.type).name, depth + 1)}`
      : ''
    return `${alias}${shape.name}${args}${this.#directives()}${selections}`
  }

  #isWanted({ name, args }: FieldShape): boolean {
    // Clients cannot name its type.
    if (name === 'secret') return false
    return this.#names === 'distinct' || name === 'node' || args.every((each) => each.type.nullable)
  }

  #alias(hasArgs: boolean): string {
    if (this.#names === 'few') return this.#choices.once(3) ? `${this.#choices.of(['a', 'b'])}: ` : ''
    // Fields of different arguments need different names, and most get them.
    if (!this.#choices.once(8) && !hasArgs) return ''
    if (hasArgs && this.#choices.once(8)) return ''
    return `${this.#choices.once(6) ? this.#choices.of(['a', 'b']) : `n${this.#aliases++}`}: `
  }

  #hasFields(shape: FieldShape): boolean {
    const kind = this.#schema.anyType(namedTypeOf(shape.type).name)?.kind
    return kind === 'object' || kind === 'interface'
  }

  #narrower(on: string): readonly string[] {
    if (this.#errs()) return this.#composites
    const own = this.#schema.possibleTypes(on)
    return this.#composites.filter((name) =>
      name === on ? true : this.#schema.possibleTypes(name).some((each) => own.includes(each)),
    )
  }

  #directives(): string {
    if (this.#errs()) return this.#choices.of([' @nothing', ' @skip', ' @skip(if: 1)', ' @defer'])
    if (!this.#choices.once(15)) return ''
    const once = ` @${this.#choices.of(['skip', 'include'])}(if: ${this.#values.boolean()})`
    return this.#errs() ? `${once}${once}` : once
  }

  #errs(): boolean {
    return this.#rate > 0 && this.#choices.once(this.#rate)
  }
}

function reachedFrom(
  start: readonly string[],
  fragments: readonly Fragment[],
  bodies: readonly Body[],
): ReadonlySet<string> {
  const reached = new Set(start)
  for (const name of reached) {
    const body = bodies[fragments.findIndex((each) => each.name === name)]
    for (const spread of body?.spreads ?? []) reached.add(spread)
  }
  return reached
}
