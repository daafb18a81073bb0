import { func, object } from '@graft/typescript'

/** Greets people. */
@object()
export class Greeter {
  constructor(private readonly greeting: string = 'hello') {}

  /** Greet somebody by name. */
  @func()
  greet(name: string = 'world'): string {
    return `${this.greeting}, ${name}!`
  }
}
