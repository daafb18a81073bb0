/** Names a value that has no wire form, and says what to use in its place. */
export function describeUnsupported(value: unknown): { readonly what: string; readonly hint: string } {
  switch (typeof value) {
    case 'bigint':
      return { what: 'a bigint', hint: 'Use a `number`, or a `string` where it is larger than 2^53.' }
    case 'function':
      return {
        what: 'a function',
        hint: 'Make it a method: a function in a property is lost between two calls.',
      }
    case 'symbol':
      return { what: 'a symbol', hint: 'Use a `string`.' }
    case 'number':
      return { what: `the number \`${value}\``, hint: 'Only finite numbers can be sent.' }
    default:
      return describeObject(value)
  }
}

function describeObject(value: unknown): { readonly what: string; readonly hint: string } {
  if (value instanceof Date) {
    return { what: 'a `Date`', hint: 'Keep `date.toISOString()` and parse it where it is used.' }
  }
  if (value instanceof Map) return { what: 'a `Map`', hint: 'Use a record: `Object.fromEntries(map)`.' }
  if (value instanceof Set) return { what: 'a `Set`', hint: 'Use a list: `[...set]`.' }
  if (value instanceof Promise) return { what: 'a promise', hint: 'Await it first.' }
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) {
    return { what: 'binary data', hint: 'Use a `string`, such as base64, or a `File`.' }
  }
  const name = className(value)
  return {
    what: name === '' ? 'an object of a class' : `an object of the class \`${name}\``,
    hint:
      name === ''
        ? 'Use a plain record, or decorate its class with `@object()`.'
        : `Decorate \`${name}\` with \`@object()\`, or keep it out of properties and results.`,
  }
}

function className(value: unknown): string {
  return typeof value === 'object' && value !== null && typeof value.constructor === 'function'
    ? value.constructor.name
    : ''
}
