export interface ArgumentOptions {
  /** Path to load where the argument is left out: relative to the module's sources, or absolute from the context's root. */
  readonly defaultPath?: string
  /** Address of the container image to use where the argument is left out. */
  readonly defaultAddress?: string
  /** Patterns of files to leave out of a directory argument. */
  readonly ignore?: readonly string[]
}

/** Decorates a parameter of a method or of the constructor. */
export type ParameterDecoration = (
  target: object,
  member: string | symbol | undefined,
  parameter: number,
) => void

/** Says more about a parameter than its type can. The options are read from the source; at run time nothing happens. */
export function argument(options: ArgumentOptions = {}): ParameterDecoration {
  void options
  return () => undefined
}
