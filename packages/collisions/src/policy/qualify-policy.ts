import type { Policy } from './policy.ts'

/** Renames the claim that comes in to its owner-prefixed name: `container` of `wolfi` becomes `wolfiContainer`. */
export const qualify: Policy = ({ name, incoming }) => ({
  action: 'qualify',
  name: qualifiedName(incoming.owner.name, name),
})

/** Prefixes a name with its owner's, in the letter case of the name: `my-mod` + `Image` is `MyModImage`. */
function qualifiedName(owner: string, name: string): string {
  const prefix = owner
    .split(/[^A-Za-z0-9]+/u)
    .map(upperFirst)
    .join('')
  // An owner without a single letter or digit gives no prefix. The name stays as it is, and is refused as taken.
  if (prefix === '') return name
  const cased = /^\p{Lu}/u.test(name) ? prefix : lowerLeadingCapitals(prefix)
  return (/^\d/u.test(cased) ? '_' : '') + cased + upperFirst(name)
}

function upperFirst(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}

/** `HTTPServer` becomes `httpServer`: the last capital of the run starts the next word. */
function lowerLeadingCapitals(word: string): string {
  return word.replace(/^\p{Lu}+(?!\p{Ll})|^\p{Lu}/u, (run) => run.toLowerCase())
}
