import { namespaceName, type ModuleDef, type TypeRef } from '@graft/typedef'
import type { TypeRef as PublishedTypeRef } from '@graft/dagql'

/** The published names of a module's types. */
export interface PublishedNames {
  /** The published name of a type as the module spells it. Types that are not its own keep their names. */
  publish(name: string): string
}

/** Settles the published names of all types of a module under the name it is installed as. */
export function publishedNames(def: ModuleDef, installedName: string): PublishedNames {
  const published = new Map<string, string>()
  for (const { name } of [...def.objects, ...def.enums]) {
    published.set(name, namespaceName(name, { original: def.name, final: installedName }))
  }
  return { publish: (name) => published.get(name) ?? name }
}

const primitives: { readonly [kind in 'string' | 'integer' | 'float' | 'boolean' | 'void']: string } = {
  string: 'String',
  integer: 'Int',
  float: 'Float',
  boolean: 'Boolean',
  void: 'Void',
}

/** A type of a typedef document as the schema names it. */
export function publishTypeRef(type: TypeRef, names: PublishedNames): PublishedTypeRef {
  switch (type.kind) {
    case 'list':
      return { kind: 'list', element: publishTypeRef(type.element, names), nullable: type.nullable }
    case 'object':
    case 'interface':
    case 'enum':
    case 'scalar':
    case 'input':
      return { kind: 'named', name: names.publish(type.name), nullable: type.nullable }
    default:
      return { kind: 'named', name: primitives[type.kind], nullable: type.nullable || type.kind === 'void' }
  }
}
