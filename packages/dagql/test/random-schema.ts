import * as fc from 'fast-check'
import type { Answer, FieldWay, SdlSource } from './sdl-layer.ts'

/** A type of a result: null allowed or not at each level, outermost first, one list for each level but the last. */
interface Shape {
  readonly nullable: readonly boolean[]
  /** Chooses what is at the bottom. */
  readonly base: number
}

type Failure = 'never' | 'null' | 'throws' | 'isError'
type Timing = 'atOnce' | 'later' | 'elementsLater'

interface FieldDescription {
  readonly shape: Shape
  readonly way: FieldWay
  readonly timing: Timing
  readonly failure: Failure
  /** Chooses which arguments it has. */
  readonly args: number
}

/** What a random schema is made from; small numbers make small schemas. */
export interface SchemaDescription {
  readonly seed: number
  readonly objects: readonly (readonly FieldDescription[])[]
  readonly interfaces: readonly { readonly fields: readonly FieldDescription[]; readonly types: number }[]
  readonly root: readonly FieldDescription[]
}

export interface RandomField {
  readonly name: string
  /** As SDL writes it. */
  readonly type: string
  /** The type at the bottom, where it has fields. */
  readonly composite: string | undefined
  readonly args: readonly { readonly name: string; readonly type: string }[]
}

export interface RandomType {
  readonly name: string
  readonly fields: readonly RandomField[]
  /** The object types that it stands for. */
  readonly objects: readonly string[]
}

export interface RandomSchema {
  readonly source: SdlSource
  readonly types: ReadonlyMap<string, RandomType>
  /** Whether everything is answered at once, so that errors come in one order. */
  readonly isAtOnce: boolean
}

// Mostly null is allowed: where it is not, little is left of an answer.
const mostlyTrue = fc.oneof(
  { arbitrary: fc.constant(true), weight: 3 },
  { arbitrary: fc.constant(false), weight: 1 },
)

const field: fc.Arbitrary<FieldDescription> = fc.record({
  shape: fc.record({ nullable: fc.array(mostlyTrue, { minLength: 1, maxLength: 4 }), base: fc.nat(20) }),
  way: fc.constantFrom<FieldWay>('resolved', 'trivial', 'cached', 'batched'),
  timing: fc.constantFrom<Timing>('atOnce', 'later', 'elementsLater'),
  failure: fc.constantFrom<Failure>('never', 'never', 'never', 'never', 'null', 'throws', 'isError'),
  args: fc.nat(31),
})

const fields = fc.array(field, { minLength: 1, maxLength: 5, size: 'max' })

export const schemaDescription: fc.Arbitrary<SchemaDescription> = fc.record({
  seed: fc.nat(10_000),
  objects: fc.array(fields, { minLength: 1, maxLength: 4 }),
  interfaces: fc.array(fc.record({ fields, types: fc.nat(15) }), { maxLength: 2 }),
  root: fields,
})

function hurry(each: FieldDescription): FieldDescription {
  return { ...each, timing: 'atOnce', way: each.way === 'batched' ? 'resolved' : each.way }
}

/** The same with nothing to wait for. */
export function atOnce(description: SchemaDescription): SchemaDescription {
  return {
    ...description,
    objects: description.objects.map((all) => all.map(hurry)),
    interfaces: description.interfaces.map((each) => ({ ...each, fields: each.fields.map(hurry) })),
    root: description.root.map(hurry),
  }
}

const argumentTypes = [
  { name: 'n', type: 'Int', declared: 'n: Int = 3' },
  { name: 'e', type: 'Color', declared: 'e: Color' },
  { name: 'i', type: 'In', declared: 'i: In = { at: 5 }' },
  { name: 'l', type: '[[Int!]]', declared: 'l: [[Int!]]' },
  { name: 't', type: 'String!', declared: 't: String! = "t"' },
] as const

/** Makes a schema, and what answers it, which follows from the seed alone. */
export function makeSchema(description: SchemaDescription): RandomSchema {
  const objectNames = description.objects.map((_, index) => `O${index}`)
  const interfaces = description.interfaces.map(({ types }, index) => {
    const members = objectNames.filter((_, at) => (types & (1 << at)) !== 0)
    return { name: `I${index}`, objects: members.length === 0 ? objectNames.slice(0, 1) : members }
  })
  const composites = [...objectNames, ...interfaces.map(({ name }) => name)]
  const bases = ['Int', 'String', 'Color', 'Float', ...composites, ...composites]
  const possible = new Map([
    ...objectNames.map((name): [string, readonly string[]] => [name, [name]]),
    ...interfaces.map(({ name, objects }): [string, readonly string[]] => [name, objects]),
  ])
  const make = (prefix: string, all: readonly FieldDescription[]): readonly Made[] =>
    all.map((each, index) => {
      const base = bases[each.shape.base % bases.length] ?? 'Int'
      const declared = argumentTypes.filter((_, at) => (each.args & (1 << at)) !== 0)
      const type = each.shape.nullable.reduceRight(
        (inner, nullable) => `${inner === '' ? base : `[${inner}]`}${nullable ? '' : '!'}`,
        '',
      )
      const name = `${prefix}f${index}`
      const args = declared.length === 0 ? '' : `(${declared.map((arg) => arg.declared).join(', ')})`
      const made = { name, type, composite: possible.has(base) ? base : undefined, args: declared }
      return { ...made, sdl: `${name}${args}: ${type}`, description: each, base }
    })
  const ofInterfaces = interfaces.map((each, index) => ({
    ...each,
    made: make(`i${index}`, description.interfaces[index]?.fields ?? []),
  }))
  const ofObjects = objectNames.map((name, index) => {
    const satisfied = ofInterfaces.filter(({ objects }) => objects.includes(name))
    const made = [
      ...make(`o${index}`, description.objects[index] ?? []),
      ...satisfied.flatMap((each) => each.made),
    ]
    return { name, made, implements: satisfied.map((each) => each.name) }
  })
  const root = make('q', description.root)
  const objects = [{ name: 'Query', made: root, implements: [] }, ...ofObjects]
  const answers: { [place: string]: Answer } = {}
  const ways: { [place: string]: FieldWay } = {}
  for (const { name, made } of objects) {
    for (const each of made) {
      answers[`${name}.${each.name}`] = answerOf(description.seed, each, possible)
      ways[`${name}.${each.name}`] = each.description.way
    }
  }
  const sdl = [
    'enum Color { RED GREEN BLUE }',
    'input In { at: Int! = 1, color: Color = GREEN, list: [Int], inner: In }',
    ...ofInterfaces.map(
      ({ name, made }) => `interface ${name} { ${made.map((each) => each.sdl).join(' ')} }`,
    ),
    ...objects.map(({ name, made, implements: all }) => {
      const head = all.length === 0 ? '' : ` implements ${all.join(' & ')}`
      return `type ${name}${head} { ${made.map((each) => each.sdl).join(' ')} }`
    }),
  ].join('\n')
  const types = new Map<string, RandomType>([
    ...objects.map(({ name, made }): [string, RandomType] => [name, { name, fields: made, objects: [name] }]),
    ...ofInterfaces.map(({ name, made, objects: all }): [string, RandomType] => [
      name,
      { name, fields: made, objects: all },
    ]),
  ])
  const isAtOnce = objects.every(({ made }) =>
    made.every((each) => each.description.timing === 'atOnce' && each.description.way !== 'batched'),
  )
  return { source: { sdl, answers, ways, identified: true }, types, isAtOnce }
}

interface Made extends RandomField {
  readonly sdl: string
  readonly description: FieldDescription
  readonly base: string
}

function answerOf(seed: number, made: Made, possible: ReadonlyMap<string, readonly string[]>): Answer {
  const { shape, timing, failure } = made.description
  const build = (level: number, key: string): unknown => {
    const chance = hash(key)
    const nullable = shape.nullable[level] ?? true
    if (nullable && chance % 11 === 0) return null
    if (level > 0 && failure !== 'never' && chance % 6 === 1)
      return failure === 'null' ? null : new Error(key)
    if (level === shape.nullable.length - 1) return bottom(key)
    const list = Array.from({ length: chance % 4 }, (_, index) => {
      const element = build(level + 1, `${key}[${index}]`)
      if (timing !== 'elementsLater' || hash(`${key} ${index}`) % 2 === 0) return element
      return element instanceof Error ? rejected(element) : Promise.resolve(element)
    })
    return list
  }
  const bottom = (key: string): unknown => {
    const chance = hash(key)
    switch (made.base) {
      case 'Int':
        return chance % 100
      case 'Float':
        return (chance % 100) / 4
      case 'String':
        return `s${chance % 10}`
      case 'Color':
        return ['RED', 'GREEN', 'BLUE'][chance % 3]
      default: {
        const types = possible.get(made.base) ?? []
        return { __typename: types[chance % types.length], key }
      }
    }
  }
  const compute = (key: string): unknown => {
    if (hash(`${key} fails`) % 3 === 0) {
      if (failure === 'null') return null
      if (failure === 'throws') throw new Error(key)
      if (failure === 'isError') return new Error(key)
    }
    return build(0, key)
  }
  return (source, args) => {
    const key = `${seed} ${keyOf(source)} ${made.name} ${JSON.stringify(args)}`
    return timing === 'later' ? Promise.resolve().then(() => compute(key)) : compute(key)
  }
}

/** A rejection that nobody may ever look at, as where something before it failed. */
function rejected(error: Error): Promise<never> {
  const promise = Promise.reject<never>(error)
  promise.catch(() => undefined)
  return promise
}

function keyOf(source: unknown): string {
  return typeof source === 'object' && source !== null && 'key' in source
    ? String(hash(String(source.key)))
    : 'root'
}

/** A number that looks random for a text (FNV-1a). */
function hash(text: string): number {
  let state = 0x811c9dc5
  for (let index = 0; index < text.length; index++)
    state = Math.imul(state ^ text.charCodeAt(index), 0x01000193)
  return (state ^ (state >>> 13)) >>> 0
}
