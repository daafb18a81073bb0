import type { EnumDeclaration } from '../scan/declaration.ts'
import type { EnumSource } from './enum-source.ts'
import { extractValue } from './extract-value.ts'
import type { DocReader } from './read-docs.ts'

/** Reads an enum as it is written. */
export function extractEnum(declaration: EnumDeclaration, docs: DocReader): EnumSource {
  const members = declaration.nodes
    .flatMap((node) => node.body.members)
    .map(({ id, initializer, start }) => ({
      name: id.type === 'Identifier' ? id.name : id.type === 'Literal' ? id.value : '',
      offset: start,
      docs: docs.before(start),
      value: initializer === null ? undefined : extractValue(initializer),
    }))
  return {
    declaration,
    docs: docs.before(declaration.start),
    members: new Map(members.map((member) => [member.name, member])),
  }
}
