import type { EnumDeclaration } from '../scan/declaration.ts'
import type { Docs } from './docs.ts'
import type { ValueExpression } from './value-expression.ts'

export interface EnumMemberSource {
  readonly name: string
  readonly offset: number
  readonly docs: Docs
  readonly value: ValueExpression | undefined
}

/** An enum as it is written, with all its parts. */
export interface EnumSource {
  readonly declaration: EnumDeclaration
  readonly docs: Docs
  /** By name, in the order of the source. */
  readonly members: ReadonlyMap<string, EnumMemberSource>
}
