import { splitAtSeparators, upperFirst } from './camel-case.ts'

/** The GraphQL name of a function, field, argument or module: `my-module` becomes `myModule`, `HTTPServer` becomes `httpServer`. */
export function fieldName(name: string): string {
  const [first = '', ...rest] = splitAtSeparators(name)
  return lowerLeadingCapitals(first) + rest.map(upperFirst).join('')
}

/** Lower-cases a leading run of capitals, but for the last one where it starts the next word. */
function lowerLeadingCapitals(word: string): string {
  const run = /^\p{Lu}+/u.exec(word)?.[0] ?? ''
  const startsNextWord = run.length > 1 && /^\p{Ll}/u.test(word.slice(run.length))
  const length = startsNextWord ? run.length - 1 : run.length
  return word.slice(0, length).toLowerCase() + word.slice(length)
}
