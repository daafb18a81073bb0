/** Stands for "not in one go": a selection is to be put together step by step. */
export const MISS: unique symbol = Symbol('miss')

/** Thrown by a generated function for a value that must be waited for; no error, because it says nothing to anybody. */
export const LATE: unique symbol = Symbol('late')
