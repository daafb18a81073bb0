import { registerClass, type AnyClass } from './class-registry.ts'

/** Exposes a class: its decorated methods and properties become functions and fields of the module's API. */
export function object(): (target: AnyClass) => void {
  return registerClass
}

/** Marks a class with static members as an enum.
 * @deprecated Use a TypeScript `enum`. */
export function enumType(): (target: AnyClass) => void {
  return () => undefined
}
