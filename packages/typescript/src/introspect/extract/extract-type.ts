import type { TSType, TSTypeName } from 'oxc-parser'
import type { TypeExpression } from './type-expression.ts'

/** Types nest at most this deep: in their source, and again after type aliases are put in. */
export const MAX_TYPE_DEPTH = 32

const KEYWORDS = {
  TSStringKeyword: 'string',
  TSNumberKeyword: 'number',
  TSBooleanKeyword: 'boolean',
  TSVoidKeyword: 'void',
  TSNullKeyword: 'null',
  TSUndefinedKeyword: 'undefined',
} as const

const DECLARE_CLASS = 'Declare a class with `@object()` and use its name.'
const NAME_THE_TYPE = 'Write the type itself.'

/** What a type is called in a message, with its article, and what to write instead. */
const UNSUPPORTED: { readonly [type in TSType['type']]?: readonly [what: string, hint?: string] } = {
  TSAnyKeyword: ['`any`', 'Say which type it is.'],
  TSBigIntKeyword: ['`bigint`', 'Use `number` for integers up to 2^53, or `string`.'],
  TSConditionalType: ['a conditional type', NAME_THE_TYPE],
  TSConstructorType: ['a constructor type'],
  TSFunctionType: ['a function type', 'Functions cannot travel to and from a module.'],
  TSImportType: ['an `import()` type', 'Import the name at the top of the file.'],
  TSIndexedAccessType: ['an indexed access type', NAME_THE_TYPE],
  TSIntersectionType: ['an intersection type', DECLARE_CLASS],
  TSLiteralType: ['a literal type', 'Use `string`, `number` or `boolean`, or declare an `enum`.'],
  TSMappedType: ['a mapped type', DECLARE_CLASS],
  TSNeverKeyword: ['`never`', 'Use `void` where nothing is returned.'],
  TSObjectKeyword: ['`object`', DECLARE_CLASS],
  TSSymbolKeyword: ['`symbol`'],
  TSTemplateLiteralType: ['a template literal type', 'Use `string`.'],
  TSThisType: ['`this`', 'Use the name of the class.'],
  TSTupleType: ['a tuple type', 'Use a list of one type, or declare a class with `@object()`.'],
  TSTypeLiteral: ['an object type', DECLARE_CLASS],
  TSTypePredicate: ['a type predicate', 'Use `boolean`.'],
  TSTypeQuery: ['a `typeof` type', NAME_THE_TYPE],
  TSUnknownKeyword: ['`unknown`', 'Say which type it is.'],
}

/** Reduces a type of the syntax tree to what signatures may hold. */
export function extractType(node: TSType, depth = 0): TypeExpression {
  const offset = node.start
  if (depth > MAX_TYPE_DEPTH) return { kind: 'tooDeep', offset }
  switch (node.type) {
    case 'TSStringKeyword':
    case 'TSNumberKeyword':
    case 'TSBooleanKeyword':
    case 'TSVoidKeyword':
    case 'TSNullKeyword':
    case 'TSUndefinedKeyword':
      return { kind: 'keyword', name: KEYWORDS[node.type], offset }
    case 'TSParenthesizedType':
      return extractType(node.typeAnnotation, depth + 1)
    case 'TSArrayType':
      return { kind: 'list', element: extractType(node.elementType, depth + 1), offset }
    case 'TSTypeOperator':
      return node.operator === 'readonly'
        ? extractType(node.typeAnnotation, depth + 1)
        : { kind: 'unsupported', what: `a \`${node.operator}\` type`, hint: NAME_THE_TYPE, offset }
    case 'TSUnionType':
      return {
        kind: 'union',
        members: node.types.flatMap((member) => {
          const type = extractType(member, depth + 1)
          return type.kind === 'union' ? type.members : [type]
        }),
        offset,
      }
    case 'TSTypeReference':
      return {
        kind: 'reference',
        path: extractPath(node.typeName),
        arguments: (node.typeArguments?.params ?? []).map((argument) => extractType(argument, depth + 1)),
        offset,
      }
    default: {
      const [what = 'this kind of type', hint] = UNSUPPORTED[node.type] ?? []
      return { kind: 'unsupported', what, hint, offset }
    }
  }
}

function extractPath(name: TSTypeName): readonly string[] {
  switch (name.type) {
    case 'Identifier':
      return [name.name]
    case 'ThisExpression':
      return ['this']
    case 'TSQualifiedName':
      return [...extractPath(name.left), name.right.name]
  }
}
