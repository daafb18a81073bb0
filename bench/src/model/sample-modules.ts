import type { FieldTypedef, ModuleTypedef, Receiver, TypeTypedef } from './module-typedef.ts'

const TYPES_OF_A_MODULE = 5
const TYPES_OF_CORE = 40

/** The one value behind every object of the model, so that contenders differ in nothing but their own work. */
const value: Receiver = Object.freeze({ f2: 'text', f3: 3, f4: true, f5: 'more text' })
const values: readonly Receiver[] = Object.freeze([value, value])

/** Module number `index`: 5 types of 8 fields, and a constructor on `Query`. */
function sampleModule(index: number): ModuleTypedef {
  return {
    name: `m${index}`,
    root: [{ name: `m${index}`, type: `M${index}T0`, args: [], resolve: () => value }],
    types: ringOfTypes(`M${index}T`, TYPES_OF_A_MODULE),
  }
}

/** Modules number `from` up to, but without, `to`. */
export function sampleModules(from: number, to: number): readonly ModuleTypedef[] {
  return Array.from({ length: to - from }, (_, offset) => sampleModule(from + offset))
}

/** The types that are there before any module. */
export function sampleCore(): ModuleTypedef {
  return {
    name: 'core',
    root: [{ name: 'core', type: 'Core0', args: [], resolve: () => value }],
    types: ringOfTypes('Core', TYPES_OF_CORE),
  }
}

/** A query through the constructor of one module, answered by a field that gives its argument. */
export function queryOfModule(name: string, argument = 'x'): string {
  return `{ ${name} { f0(a:"${argument}") } }`
}

/** What `queryOfModule` gives. */
export function answerOfModule(name: string, argument = 'x'): unknown {
  return { [name]: { f0: argument } }
}

/** Types that lead to each other in a circle, so that all are within reach of the first. */
function ringOfTypes(prefix: string, count: number): readonly TypeTypedef[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `${prefix}${index}`,
    fields: fieldsOfType(`${prefix}${(index + 1) % count}`),
  }))
}

function fieldsOfType(next: string): readonly FieldTypedef[] {
  return [
    {
      name: 'f0',
      type: 'String',
      args: [{ name: 'a', type: 'String' }],
      resolve: (_receiver, { a }) => a,
    },
    { name: 'f1', type: 'Int', args: [{ name: 'a', type: 'Int' }], resolve: (_receiver, { a }) => a },
    { name: 'f2', type: 'String', args: [] },
    { name: 'f3', type: 'Int', args: [] },
    { name: 'f4', type: 'Boolean', args: [] },
    { name: 'f5', type: 'String', args: [] },
    { name: 'f6', type: next, args: [], resolve: () => value },
    { name: 'f7', type: next, list: true, args: [], resolve: () => values },
  ]
}
