/** A source of decisions that shrinks with the numbers that it reads; at their end it decides for the simplest. */
export class Choices {
  readonly #numbers: readonly number[]
  #next = 0

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers
  }

  /** An integer from 0 to one less than `count`. */
  upTo(count: number): number {
    return (this.#numbers[this.#next++] ?? 0) % count
  }

  /** True once in so many times. */
  once(inTimes: number): boolean {
    return this.upTo(inTimes) === inTimes - 1
  }

  of<T>(list: readonly T[]): T {
    const chosen = list[this.upTo(list.length)]
    if (chosen === undefined) throw new Error('nothing to choose from')
    return chosen
  }
}
