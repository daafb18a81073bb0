/** Freezes lists and plain objects, and what is in them; other values are their owners'. Returns the value. */
export function freezeValues<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  if (!Array.isArray(value)) {
    const prototype: unknown = Object.getPrototypeOf(value)
    if (prototype !== null && prototype !== Object.prototype) return value
  }
  Object.freeze(value)
  for (const part of Object.values(value)) freezeValues(part)
  return value
}
