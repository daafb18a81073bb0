import type { Class, Expression, TSEnumDeclaration, TSTypeAliasDeclaration } from 'oxc-parser'
import type { ParsedSource } from '../host/parse-source.ts'

/** What every top-level declaration of a file has. */
interface Declared {
  /** The declared name; empty for an anonymous default export. */
  readonly name: string
  readonly source: ParsedSource
  /** Where the name is, or the keyword of an anonymous declaration. */
  readonly offset: number
  /** Where the whole statement starts, with its decorators and `export`. */
  readonly start: number
}

export interface ClassDeclaration extends Declared {
  readonly kind: 'class'
  readonly node: Class
}

export interface EnumDeclaration extends Declared {
  readonly kind: 'enum'
  /** Several where the enum is declared in parts; they are added while the file is scanned. */
  readonly nodes: TSEnumDeclaration[]
}

export interface AliasDeclaration extends Declared {
  readonly kind: 'alias'
  readonly node: TSTypeAliasDeclaration
}

export interface InterfaceDeclaration extends Declared {
  readonly kind: 'interface'
}

export interface ConstantDeclaration extends Declared {
  readonly kind: 'constant'
  readonly value: Expression
}

/** A variable, a function, or something else whose value is only known when the module runs. */
export interface VariableDeclaration extends Declared {
  readonly kind: 'variable'
}

export type Declaration =
  | ClassDeclaration
  | EnumDeclaration
  | AliasDeclaration
  | InterfaceDeclaration
  | ConstantDeclaration
  | VariableDeclaration

/** A name may mean one thing as a type and another one as a value. */
export type NameSpace = 'type' | 'value'

const SPACES: { readonly [kind in Declaration['kind']]: readonly NameSpace[] } = {
  class: ['type', 'value'],
  enum: ['type', 'value'],
  alias: ['type'],
  interface: ['type'],
  constant: ['value'],
  variable: ['value'],
}

export function spacesOf(declaration: Declaration): readonly NameSpace[] {
  return SPACES[declaration.kind]
}
