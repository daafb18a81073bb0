import type { Contender, Service } from '../contenders/contender.ts'
import { executionModules } from '../model/documents.ts'
import { sampleCore } from '../model/sample-modules.ts'
import { withPromises } from '../model/with-promises.ts'

/** Composes what the documents of the model are about. */
export async function startService<Part>(
  contender: Contender<Part>,
  isAsync: boolean,
  lengthOfList: number,
): Promise<Service<Part>> {
  const all = [sampleCore(), ...executionModules(lengthOfList)]
  const [core, ...modules] = (isAsync ? all.map(withPromises) : all).map((each) => contender.prepare(each))
  if (core === undefined) throw new Error('the model has a core')
  return contender.compose(core, modules)
}

/** Answers in JSON text, by the contender's own writer where it has one. */
export function textWriter(service: Service<unknown>): (text: string) => string | Promise<string> {
  if (service.executeToText !== undefined) return service.executeToText.bind(service)
  return (text) => {
    const answer = service.execute(text)
    return answer instanceof Promise ? answer.then((each) => JSON.stringify(each)) : JSON.stringify(answer)
  }
}
