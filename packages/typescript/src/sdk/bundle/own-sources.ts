import { createRequire } from 'node:module'

/** Resolved by name, not by place: this file may itself be bundled into a program that depends on the package. */
const { resolve } = createRequire(import.meta.url)

/** The file that a module's import of this package becomes. */
export function authoringEntry(): string {
  return resolve('@graft/typescript')
}

/** The file that has `startRuntime`. */
export function runtimeEntry(): string {
  return resolve('@graft/typescript/runtime')
}
