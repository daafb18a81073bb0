import { func, object } from '@dagger.io/dagger'

/** A rule that sources are checked by. */
@object()
export class Rule {
  /** What the rule is called. */
  @func()
  name: string

  /** How bad it is to break it: 1 is a remark, 2 an error. */
  @func()
  level: number

  constructor(name: string, level: number) {
    this.name = name
    this.level = level
  }
}

/** Checks sources. */
@object()
export class Lint {
  /**
   * Check every file by all rules.
   *
   * @param strict Fail on remarks too.
   */
  @func()
  async check(strict: boolean = false): Promise<string> {
    const rules = this.rules().filter((rule) => strict || rule.level > 1)
    return `checked by ${rules.length} rules`
  }

  /** The rules that sources are checked by. */
  @func()
  rules(): Rule[] {
    return [new Rule('no-debugger', 2), new Rule('no-console', 1)]
  }
}
