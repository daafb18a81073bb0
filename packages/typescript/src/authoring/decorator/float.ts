/** A number that may have a fraction. A plain `number` in a signature is an integer. */
export type float = number
