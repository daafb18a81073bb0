import type { JsonValue } from '@graft/typedef'
import type { QueryArgument, QueryChain } from './query-chain.ts'

/** A chain as a GraphQL request, and where its value is in the answer's `data`. */
export interface PrintedQuery {
  readonly query: string
  readonly variables: { readonly [name: string]: JsonValue }
  readonly path: readonly string[]
}

/**
 * Prints a chain as one nested query. Values travel as variables, so chains of one shape have one text:
 * `query($a0: String!) { directory { file(path: $a0) { contents } } }`.
 */
export function printQuery(chain: QueryChain): PrintedQuery {
  const declarations: string[] = []
  const variables: Record<string, JsonValue> = {}
  const selections: string[] = []
  const path: string[] = []

  const printArgument = (argument: QueryArgument): string => {
    const name = `a${declarations.length}`
    declarations.push(`$${name}: ${argument.type}`)
    variables[name] = argument.value ?? null
    return `${argument.name}: $${name}`
  }

  for (const step of chain.steps()) {
    if (step.kind === 'on') {
      selections.push(`... on ${step.type}`)
      continue
    }
    const given = step.arguments.filter((argument) => argument.value !== undefined).map(printArgument)
    selections.push(given.length === 0 ? step.name : `${step.name}(${given.join(', ')})`)
    path.push(step.name)
  }
  const head = declarations.length === 0 ? 'query' : `query(${declarations.join(', ')})`
  return { query: `${head} { ${selections.join(' { ')}${' }'.repeat(selections.length)}`, variables, path }
}
