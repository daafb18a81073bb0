import { splitWords } from './split-words.ts'

/** The spelling of a function or argument on the command line: `containerEcho` becomes `container-echo`. */
export function commandName(name: string): string {
  return splitWords(name).join('-').toLowerCase()
}
