import type { Service } from './contender.ts'

/** What answers queries in a service. */
export type Execution = Pick<Service<unknown>, 'execute' | 'executeUnseen' | 'executeToText'>

/** Names the module of a part. */
export interface NamedPart {
  readonly name: string
}

/** The service of a contender that has no way to add a module but to compose everything again. */
export function recomposingService<Part extends NamedPart>(
  parts: readonly Part[],
  compose: (parts: readonly Part[]) => Execution,
): Service<Part> {
  const execution = compose(parts)
  const { executeToText } = execution
  return {
    execute: (text) => execution.execute(text),
    executeUnseen: (text) => execution.executeUnseen(text),
    ...(executeToText === undefined ? {} : { executeToText: (text: string) => executeToText(text) }),
    with: (part) => recomposingService([...parts, part], compose),
    without: (name) =>
      recomposingService(
        parts.filter((each) => each.name !== name),
        compose,
      ),
  }
}
