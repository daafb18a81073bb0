import { func, object } from '@graft/typescript'

/** Makes text loud. */
@object()
export class Shout {
  /** The text in capitals. */
  @func()
  text(text: string): string {
    return `${text.toUpperCase()}!`
  }
}
