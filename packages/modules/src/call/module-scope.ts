import type { Module } from '../module/module.ts'
import type { PublishedNames } from '../namespace/published-names.ts'

/** What every field of a module needs to know of it. */
export interface ModuleScope {
  readonly module: Module
  readonly names: PublishedNames
  /** Digest of the module and its configuration; part of the identity of its calls. */
  readonly identity: string
}
