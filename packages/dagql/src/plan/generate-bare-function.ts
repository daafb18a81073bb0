import { Instance } from '../field/instance.ts'
import { ObjectResult } from '../field/object-result.ts'
import { LATE } from './miss.ts'
import type {
  BareContext,
  FieldPlan,
  ListPlan,
  ObjectPlan,
  ResultPlan,
  SelectionPlan,
} from './operation-plan.ts'

/** Puts a selection together of a value. Throws where it meets anything that is not plain; `late` for promises. */
export type BareFunction = (value: unknown, context: BareContext) => unknown

/** Types whose values mostly are JSON as they are: how to tell, for a value `t`. */
const plainTests: { readonly [typeName: string]: string } = {
  String: 'typeof t === "string"',
  ID: 'typeof t === "string"',
  Int: 'Number.isSafeInteger(t)',
  Float: 'Number.isFinite(t)',
  Boolean: 'typeof t === "boolean"',
}

/**
 * Generates the source of a function for a bare selection and compiles it: object literals of fixed shape, property
 * reads and calls in place, as if written by hand for this one selection. Nothing in the source comes from a document
 * or a schema but names, as string literals; functions and arguments are passed in. Undefined where the environment
 * forbids generated code.
 */
export function generateBareFunction(plan: SelectionPlan): BareFunction | undefined {
  try {
    const source = new Source()
    const main = source.selection(plan)
    // oxlint-disable-next-line no-new-func -- what goes into the source is said above
    const make = new Function('p', `"use strict"; ${source.declarations()} return ${main};`) as (
      parts: readonly unknown[],
    ) => BareFunction
    return make(source.parts)
  } catch {
    return undefined
  }
}

class Source {
  /** What the source refers to by number. */
  readonly parts: unknown[] = []
  readonly #functions: string[] = []

  declarations(): string {
    const constants = this.parts.map((_part, index) => `const p${index} = p[${index}];`)
    return [...constants, ...this.#functions].join('\n')
  }

  /** Adds the function of a selection and returns its name. */
  selection(plan: SelectionPlan): string {
    const name = `f${this.#functions.push('')}`
    const members = plan.fields.map((field) => `${JSON.stringify(field.key)}: ${this.#field(field)}`)
    this.#functions[Number(name.slice(1)) - 1] =
      `function ${name}(v, c) { let t; return { ${members.join(', ')} }; }`
    return name
  }

  #field(field: FieldPlan): string {
    const args =
      field.bound === undefined ? `c.argumentsOf(${this.#part(field)})` : this.#part(field.bound.args)
    const read =
      field.field.property === undefined
        ? `${this.#part(field.read)}(v, ${args}, c.context)`
        : `v[${JSON.stringify(field.field.property)}]`
    return this.#value(read, field.value)
  }

  /** An expression for a value that another expression gives. */
  #value(given: string, plan: ResultPlan): string {
    switch (plan.kind) {
      case 'leaf': {
        const test = plan.type.kind === 'named' ? plainTests[plan.type.name] : undefined
        const rest = `${this.#part(leafOf(plan.nullable, plan.serialize))}(t)`
        return test === undefined ? `(t = ${given}, ${rest})` : `(t = ${given}, ${test} ? t : ${rest})`
      }
      case 'object':
        return this.#object(given, plan)
      case 'list':
        return `${this.#list(plan)}(${given}, c)`
      case 'abstract':
        throw new TypeError('bare selections hold no abstract types')
    }
  }

  #object(given: string, plan: ObjectPlan): string {
    // Their parts are put together once a value and shared, which takes more than a function.
    if (plan.isShared) throw new TypeError('shared selections are put together step by step')
    const selection = this.selection(plan.selection)
    const absent = `${this.#part(absentValue(plan.nullable))}()`
    const isPlain = `(typeof t !== "object" || ${this.#part(isPlainObject)}(t))`
    return `(t = ${given}, t === null || t === undefined ? ${absent} : ${isPlain} && ${selection}(t, c))`
  }

  #list(plan: ListPlan): string {
    const name = `f${this.#functions.push('')}`
    const absent = `if (l === null || l === undefined) return ${this.#part(absentValue(plan.nullable))}();`
    const check = `if (!Array.isArray(l)) throw typeof l.then === "function" ? ${this.#part(LATE)} : new TypeError("no list");`
    const loop = `for (let i = 0; i < l.length; i++) { o.push(${this.#value('l[i]', plan.element)}); }`
    this.#functions[Number(name.slice(1)) - 1] =
      `function ${name}(l, c) { let t; ${absent} ${check} const o = []; ${loop} return o; }`
    return name
  }

  #part(part: unknown): string {
    return `p${this.parts.push(part) - 1}`
  }
}

function absentValue(nullable: boolean): () => null {
  return () => {
    if (nullable) return null
    throw new TypeError('null where none is allowed')
  }
}

/** What remains to be done for a leaf that is not plainly JSON of its type. */
function leafOf(nullable: boolean, serialize: (value: unknown) => unknown): (value: unknown) => unknown {
  const absent = absentValue(nullable)
  return (value) => {
    if (value === null || value === undefined) return absent()
    if (typeof value === 'object') giveUpIfOdd(value)
    return serialize(value)
  }
}

/** True for an object that is no more than a value; throws for others. */
function isPlainObject(value: object): true {
  giveUpIfOdd(value)
  return true
}

function giveUpIfOdd(value: object): void {
  if (typeof (value as { readonly then?: unknown }).then === 'function') throw LATE
  if (value instanceof ObjectResult || value instanceof Instance || value instanceof Error)
    throw new TypeError('more than a value')
}
