import type { AccessorProperty, MethodDefinition, PropertyDefinition, PropertyKey } from 'oxc-parser'
import type { ClassDeclaration } from '../scan/declaration.ts'
import type { ClassSource, MemberSource, MethodSource, Obstacle } from './class-source.ts'
import { extractDecorators, pathOf } from './extract-decorators.ts'
import { extractSignature } from './extract-signature.ts'
import { extractType } from './extract-type.ts'
import { extractValue } from './extract-value.ts'
import type { DocReader } from './read-docs.ts'

type MemberNode = MethodDefinition | PropertyDefinition | AccessorProperty

/** Reads a class as it is written: all members, also those that nothing exposes. */
export function extractClass(declaration: ClassDeclaration, docs: DocReader): ClassSource {
  const { node, start } = declaration
  let creator: MethodSource | undefined
  const members: MemberSource[] = []
  for (const element of node.body.body) {
    if (element.type === 'StaticBlock' || element.type === 'TSIndexSignature') continue
    const member = extractMember(element, docs)
    if (!('kind' in element) || element.kind !== 'constructor') members.push(member)
    // Of an overloaded constructor, the one with a body runs.
    else if (member.kind === 'method' && element.value.body !== null) creator = member
  }
  const base = node.superClass
  return {
    declaration,
    docs: docs.of(start, node.decorators),
    decorators: extractDecorators(node.decorators),
    base: base === null ? undefined : { path: pathOf(base) ?? [], offset: base.start },
    isAbstract: node.abstract === true,
    typeParameters: node.typeParameters?.start,
    creator,
    members,
  }
}

function extractMember(node: MemberNode, docs: DocReader): MemberSource {
  const start = Math.min(node.start, ...node.decorators.map((decorator) => decorator.start))
  const name = memberName(node.key, node.computed)
  const member = {
    name: name ?? '',
    offset: node.key.start,
    docs: docs.of(start, node.decorators),
    decorators: extractDecorators(node.decorators),
    isPrivate: node.accessibility === 'private' || node.accessibility === 'protected',
    obstacle: name === undefined ? COMPUTED_NAME : findObstacle(node),
  }
  if ('kind' in node) {
    return { kind: 'method', ...member, signature: extractSignature(node.value, docs) }
  }
  return {
    kind: 'property',
    ...member,
    type: node.typeAnnotation ? extractType(node.typeAnnotation.typeAnnotation) : undefined,
    isOptional: node.optional === true,
    value: node.value === null ? undefined : extractValue(node.value),
  }
}

function memberName(key: PropertyKey, computed: boolean): string | undefined {
  if (key.type === 'PrivateIdentifier') return `#${key.name}`
  if (computed) return undefined
  if (key.type === 'Identifier') return key.name
  return key.type === 'Literal' && typeof key.value === 'string' ? key.value : undefined
}

const COMPUTED_NAME: Obstacle = { what: 'a member with a computed name', hint: 'Give it a fixed name.' }

function findObstacle(node: MemberNode): Obstacle | undefined {
  if (node.key.type === 'PrivateIdentifier') {
    return { what: 'a `#private` member', hint: 'Give it a name without `#`, or remove the decorator.' }
  }
  if (node.static) return { what: 'a static member', hint: 'Remove `static`.' }
  switch (node.type) {
    case 'TSAbstractMethodDefinition':
    case 'TSAbstractPropertyDefinition':
    case 'TSAbstractAccessorProperty':
      return { what: 'an abstract member', hint: 'Implement it in this class.' }
    case 'AccessorProperty':
      return { what: 'an `accessor` property', hint: 'Remove `accessor`.' }
    case 'PropertyDefinition':
      return node.value?.type === 'ArrowFunctionExpression' || node.value?.type === 'FunctionExpression'
        ? { what: 'a property that holds a function', hint: 'Write it as a method.' }
        : undefined
    case 'MethodDefinition':
      return findMethodObstacle(node)
  }
}

function findMethodObstacle(node: MethodDefinition): Obstacle | undefined {
  if (node.kind === 'get' || node.kind === 'set') {
    return { what: `a ${node.kind}ter`, hint: 'Write it as a method, or as a property.' }
  }
  if (node.optional === true) return { what: 'an optional method', hint: 'Remove the `?`.' }
  if (node.value.generator) return { what: 'a generator', hint: 'Return a list.' }
  return undefined
}
