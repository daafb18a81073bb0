import * as graphql17 from 'graphql'
import * as graphql16 from 'graphql-16'

/** What contenders use of graphql-js. Types and values of two libraries must never meet. */
export type GraphqlLibrary = typeof graphql17

export const library17: GraphqlLibrary = graphql17

// Version 16 has everything that contenders use, under the same names and with the same meaning, but its classes
// are nominally others, so the compiler cannot see it. Every answer is checked before anything is timed.
export const library16: GraphqlLibrary = graphql16 as unknown as GraphqlLibrary
