/** Text that is identified by a digest: two texts of one digest are one value to whoever compares calls. */
export class DigestedText {
  readonly text: string
  readonly digest: string

  constructor(text: string, digest: string) {
    this.text = text
    this.digest = digest
  }

  toString(): string {
    return this.text
  }
}
