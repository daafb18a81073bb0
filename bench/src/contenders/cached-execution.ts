import type { Answer } from './contender.ts'
import type { Execution } from './recomposing-service.ts'

/** Answers one document that was read before. */
export type Run = () => Answer | Promise<Answer>

/** Gives a peer without a document cache the cheapest there is: a map by text, without bounds. */
export function cachedExecution(prepare: (text: string) => Run): Execution {
  const runs = new Map<string, Run>()
  return {
    execute: (text) => {
      let run = runs.get(text)
      if (run === undefined) runs.set(text, (run = prepare(text)))
      return run()
    },
    executeUnseen: (text) => prepare(text)(),
  }
}
