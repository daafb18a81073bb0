import { canonicalView, createServer, interfaceOf, object, type Layer, type TypeToken } from '@graft/dagql'

/** Whether a type satisfies an interface, where a layer declares both. */
export function implementsIn(layers: readonly Layer[], type: string, wanted: string, seen?: string): boolean {
  return createServer({ layers })
    .composition.in({ ...canonicalView, version: seen })
    .implements(type, wanted)
}

export const Duck: TypeToken<{ readonly name: string }> = object('Duck')
export const Robot: TypeToken<{ readonly name: string }> = object('Robot')
export const Named: TypeToken<never> = interfaceOf('Named', 'Whatever has a name.')
export const Quacker: TypeToken<never> = interfaceOf('Quacker', 'Whatever quacks.')
