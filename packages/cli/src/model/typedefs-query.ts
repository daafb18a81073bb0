/** Lists nested more deeply than this have no form on the command line. */
const MAX_LIST_DEPTH = 3

/** Reads the typedefs of everything that the client is served, in one request. */
export const typedefsQuery: string = `
query Typedefs {
  currentTypeDefs {
    kind
    asObject {
      name
      description
      functions { ...Function }
      constructorArgs { ...Function }
    }
    asEnum { name members { name description } }
  }
}
fragment Function on Function {
  name
  description
  deprecated
  isConstructor
  sourceModuleName
  aliasOf
  sourceMap { filename line column }
  args { name description deprecated defaultValue typeDef { ...Type } }
  returnType { ...Type }
}
fragment Type on TypeDef {
  ${typeSelection(MAX_LIST_DEPTH)}
}
`

function typeSelection(depth: number): string {
  const own = 'kind optional asObject { name } asInterface { name } asEnum { name } asScalar { name }'
  return depth === 0 ? own : `${own} asList { elementTypeDef { ${typeSelection(depth - 1)} } }`
}
