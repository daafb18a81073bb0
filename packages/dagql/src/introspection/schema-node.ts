import { invariant } from '@graft/diagnostics'
import type { PublishedNames } from '../field/published-names.ts'
import { ROOT_TYPE } from '../object/root-type.ts'
import type { DirectiveDefinition } from '../type/directive-definition.ts'
import { specifiedDirectives, type SpecifiedDirective } from '../type/specified-directives.ts'
import type { TypeRef } from '../type/type-ref.ts'
import { introspectionTypeNames } from '../type/introspection-type-names.ts'
import { TypeNode, type NodeLookup } from './type-node.ts'

const known = new WeakMap<PublishedNames, SchemaNode>()

/** What `__Schema` stands for: what clients are told of a schema, with a node for each type. */
export class SchemaNode implements NodeLookup {
  readonly names: PublishedNames
  readonly #types = new Map<string, TypeNode>()

  private constructor(names: PublishedNames) {
    this.names = names
  }

  /** The node of a schema; the same one each time. */
  static of(names: PublishedNames): SchemaNode {
    let node = known.get(names)
    if (node === undefined) known.set(names, (node = new SchemaNode(names)))
    return node
  }

  /** All types, sorted by name, those of introspection among them. */
  types(): readonly TypeNode[] {
    return [...this.names.typeNames(), ...introspectionTypeNames].toSorted().map((name) => this.named(name))
  }

  root(): TypeNode {
    return this.named(ROOT_TYPE)
  }

  /** A type that clients may ask for by name. */
  find(name: string): TypeNode | undefined {
    return this.names.lists(name) ? this.type(name) : undefined
  }

  type(name: string): TypeNode | undefined {
    const node = this.#types.get(name)
    if (node !== undefined) return node
    const definition = this.names.type(name)
    if (definition === undefined) return undefined
    const made = TypeNode.of(definition, this)
    this.#types.set(name, made)
    return made
  }

  /** All directives: those of the GraphQL specification first. */
  directives(): readonly (DirectiveDefinition | SpecifiedDirective)[] {
    return [...specifiedDirectives.values(), ...this.names.directives()]
  }

  named(name: string): TypeNode {
    const type = this.type(name)
    invariant(type !== undefined, `the type ${name} is used and not published`)
    return type
  }

  result(ref: TypeRef): TypeNode {
    const type = ref.kind === 'list' ? this.result(ref.element).list : this.named(ref.name)
    // `Void` is always null, whatever a signature says.
    return ref.nullable || type.name === 'Void' ? type : type.nonNull
  }

  argument(ref: TypeRef): TypeNode {
    const type =
      ref.kind === 'list' ? this.argument(ref.element).list : this.named(this.names.passedAs(ref.name))
    return ref.nullable ? type : type.nonNull
  }
}
