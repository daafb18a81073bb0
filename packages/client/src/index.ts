// Connecting
export {
  createClient,
  type Client,
  type ClientOptions,
  type QueryOptions,
  type RunOptions,
} from './connect/create-client.ts'
export { connectFromEnvironment } from './connect/connect-from-environment.ts'

// Building queries
export { enumValue, type EnumValue } from './query/enum-value.ts'
export { printLiteral, type ArgumentValue } from './query/print-literal.ts'
export {
  query,
  type FieldArguments,
  type Query,
  type QueryChain,
  type QueryObject,
  type QuerySelection,
} from './query/query-builder.ts'

// Transports
export { fetchTransport, type Fetch, type FetchTransportOptions } from './transport/fetch-transport.ts'
export type { SendOptions, Transport } from './transport/transport.ts'

// What travels
export { ClientError, type ClientErrorDetails } from './wire/client-error.ts'
export {
  CLIENT_METADATA_HEADER,
  encodeClientMetadata,
  type ClientMetadata,
  type ExtraModule,
} from './wire/client-metadata.ts'
export { decodeGraphQLResult } from './wire/decode-graphql-result.ts'
export { errorFromAnswer } from './wire/error-from-answer.ts'
export type {
  GraphQLErrorExtensions,
  GraphQLErrorShape,
  GraphQLRequest,
  GraphQLResult,
} from './wire/graphql-result.ts'
