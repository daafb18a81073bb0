import type { TypeRef } from '../type/type-ref.ts'

/** Whether those who read a result of the old type can read the new one. */
export function isSafeForResult(before: TypeRef, after: TypeRef): boolean {
  return isSafe(before, after, (from, to) => from.nullable || !to.nullable)
}

/** Whether those who pass the old type may pass it still. */
export function isSafeForArgument(before: TypeRef, after: TypeRef): boolean {
  return isSafe(before, after, (from, to) => !from.nullable || to.nullable)
}

function isSafe(before: TypeRef, after: TypeRef, allows: (from: TypeRef, to: TypeRef) => boolean): boolean {
  if (!allows(before, after)) return false
  if (before.kind === 'list') return after.kind === 'list' && isSafe(before.element, after.element, allows)
  return after.kind === 'named' && before.name === after.name
}
