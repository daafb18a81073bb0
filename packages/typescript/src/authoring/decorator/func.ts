/** Decorates a method or a property. The text is read from the source; at run time nothing happens. */
export type MemberDecorator = (
  target: object,
  member: string | symbol,
  descriptor?: PropertyDescriptor,
) => void

export interface FuncOptions {
  /** The published name, where it differs from the member's. */
  readonly alias?: string
  /** How long a result may be reused: `never`, `session`, or a duration such as `5m`. */
  readonly cache?: string
}

const nothing: MemberDecorator = () => undefined

/** Exposes a method as a function, or a property as a field. */
export function func(aliasOrOptions?: string | FuncOptions): MemberDecorator {
  void aliasOrOptions
  return nothing
}

/** Exposes a property as a field.
 * @deprecated Use `func()`. */
export function field(alias?: string): MemberDecorator {
  void alias
  return nothing
}

/** Marks a function as a check: it succeeds, or throws. */
export function check(): MemberDecorator {
  return nothing
}

/** Marks a function as a generator: it returns files for the workspace. */
export function generate(): MemberDecorator {
  return nothing
}

/** Marks a function that starts what the workspace needs to run. */
export function up(): MemberDecorator {
  return nothing
}

/** Marks a function that makes an agent. */
export function agent(): MemberDecorator {
  return nothing
}
