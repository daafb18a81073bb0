/** Whether a value must be waited for. */
export function isPromise<T>(value: T | Promise<T>): value is Promise<T>
export function isPromise(value: unknown): value is Promise<unknown>
export function isPromise(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return value instanceof Promise || ('then' in value && typeof value.then === 'function')
}
