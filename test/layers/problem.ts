/** What a layer check found wrong: the rule, the file from the root (with a line where one is known), and the words. */
export interface Problem {
  readonly rule: Rule
  readonly place: string
  readonly message: string
}

export type Rule =
  | 'package-unknown'
  | 'package-layer'
  | 'reference-mismatch'
  | 'import-undeclared'
  | 'import-deep'
  | 'import-outside'
  | 'import-extension'
  | 'import-index'
  | 'import-cycle'
  | 'folder-order'
  | 'folder-unlisted'
  | 'folder-missing'
  | 'banned-name'

export function printProblem(problem: Problem): string {
  return `${problem.place}: ${problem.message} [${problem.rule}]`
}
