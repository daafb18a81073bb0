/** What TypeScript's own type names are to a signature, where the module declares nothing of that name. */
export type GlobalType =
  | { readonly kind: 'list' }
  | { readonly kind: 'promise' }
  | { readonly kind: 'wrapper' }
  | { readonly kind: 'unsupported'; readonly hint: string }

const DECLARE_CLASS = 'Declare a class with `@object()` that has these properties.'
const BYTES = 'Use `string`, or a `File` of the core API.'

export const GLOBAL_TYPES: ReadonlyMap<string, GlobalType> = new Map<string, GlobalType>([
  ['Array', { kind: 'list' }],
  ['ReadonlyArray', { kind: 'list' }],
  ['Promise', { kind: 'promise' }],
  ['String', { kind: 'wrapper' }],
  ['Number', { kind: 'wrapper' }],
  ['Boolean', { kind: 'wrapper' }],
  ...['Record', 'Map', 'Partial', 'Required', 'Readonly', 'Pick', 'Omit', 'Object'].map(
    (name): [string, GlobalType] => [name, { kind: 'unsupported', hint: DECLARE_CLASS }],
  ),
  ...['Buffer', 'Uint8Array', 'ArrayBuffer', 'Blob', 'ReadableStream'].map((name): [string, GlobalType] => [
    name,
    { kind: 'unsupported', hint: BYTES },
  ]),
  ...['Iterable', 'AsyncIterable', 'Generator', 'AsyncGenerator', 'Set'].map((name): [string, GlobalType] => [
    name,
    { kind: 'unsupported', hint: 'Use a list: `T[]`.' },
  ]),
  ['Date', { kind: 'unsupported', hint: 'Use `string` with a date as text, or `number`.' }],
  ['RegExp', { kind: 'unsupported', hint: 'Use `string` with a pattern.' }],
  ['BigInt', { kind: 'unsupported', hint: 'Use `number` for integers up to 2^53, or `string`.' }],
  ['Awaited', { kind: 'unsupported', hint: 'Write the type itself.' }],
  ['PromiseLike', { kind: 'unsupported', hint: 'Use `Promise`.' }],
  ['Function', { kind: 'unsupported', hint: 'Functions cannot travel to and from a module.' }],
])
