/** Runs something at most once at a time and keeps its success. A failure is handed out and not kept. */
export class SingleFlight<T> {
  readonly #run: () => Promise<T>
  #current: Promise<T> | undefined

  constructor(run: () => Promise<T>) {
    this.#run = run
  }

  get(): Promise<T> {
    if (this.#current === undefined) {
      const current = this.#run()
      this.#current = current
      current.catch(() => {
        if (this.#current === current) this.#current = undefined
      })
    }
    return this.#current
  }
}
