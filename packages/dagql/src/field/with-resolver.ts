import type { FieldSpec, Invocation, Resolver } from './field-spec.ts'

/** The same field with another way to answer it. */
export function withResolver(field: FieldSpec, resolve: Resolver): FieldSpec {
  const { resolve: _resolve, read: _read, batch: _batch, property: _property, ...rest } = field
  return { ...rest, resolve }
}

/** Answers a call as the field does, without identity and without keeping the result: for fields that wrap others. */
export async function answerAs(field: FieldSpec, invocation: Invocation): Promise<unknown> {
  const { receiver, args, context } = invocation
  if (field.read !== undefined) return field.read(receiver.value, args, context)
  if (field.resolve !== undefined) return field.resolve(invocation)
  const results = await field.batch([receiver], args, context)
  return results[0]
}
