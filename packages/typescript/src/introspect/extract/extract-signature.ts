import type { Decorator, FormalParameter, Function as FunctionNode, ParamPattern } from 'oxc-parser'
import { skipBlank } from '../host/skip-token.ts'
import type { ParameterSource, SignatureSource } from './class-source.ts'
import { extractDecorators } from './extract-decorators.ts'
import { extractType } from './extract-type.ts'
import { extractValue } from './extract-value.ts'
import type { DocReader } from './read-docs.ts'

/** The parameters and the return type of a method or constructor. */
export function extractSignature(node: FunctionNode, docs: DocReader): SignatureSource {
  const parameters = node.params.map((param) => extractParameter(param, docs))
  return {
    // `this: T` is for the type checker alone.
    parameters: parameters.filter((parameter, index) => index > 0 || parameter.name !== 'this'),
    returns: node.returnType ? extractType(node.returnType.typeAnnotation) : undefined,
    typeParameters: node.typeParameters?.start,
  }
}

function extractParameter(node: ParamPattern, docs: DocReader): ParameterSource {
  const decorators = node.decorators ?? []
  const start = Math.min(node.start, ...decorators.map((decorator) => decorator.start))
  const described = { docs: docs.of(start, decorators), decorators: extractDecorators(decorators) }
  switch (node.type) {
    case 'TSParameterProperty': {
      const { accessibility } = node
      const isPrivate = accessibility === 'private' || accessibility === 'protected'
      return { ...extractPattern(node.parameter, docs), ...described, isRest: false, property: { isPrivate } }
    }
    case 'RestElement': {
      const { argument, typeAnnotation } = node
      return {
        ...described,
        name: argument.type === 'Identifier' ? argument.name : undefined,
        offset: argument.start,
        type: typeAnnotation ? extractType(typeAnnotation.typeAnnotation) : undefined,
        isOptional: false,
        isRest: true,
        value: undefined,
        property: undefined,
      }
    }
    default:
      return { ...extractPattern(node, docs), ...described, isRest: false, property: undefined }
  }
}

type PatternParts = Pick<ParameterSource, 'name' | 'offset' | 'type' | 'isOptional' | 'value'>

function extractPattern(node: FormalParameter, docs: DocReader): PatternParts {
  const target = node.type === 'AssignmentPattern' ? node.left : node
  const annotation = 'typeAnnotation' in target ? target.typeAnnotation : undefined
  // The node of a parameter without a default starts with its decorators.
  const marks: { readonly decorators?: readonly Decorator[]; readonly optional?: boolean } = target
  const last = marks.decorators?.at(-1)
  return {
    name: target.type === 'Identifier' ? target.name : undefined,
    offset: last === undefined ? target.start : skipBlank(docs.text, last.end).end,
    type: annotation ? extractType(annotation.typeAnnotation) : undefined,
    isOptional: marks.optional === true,
    value: node.type === 'AssignmentPattern' ? extractValue(node.right) : undefined,
  }
}
