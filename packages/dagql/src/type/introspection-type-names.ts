/** Names of the types by which a schema describes itself. They are in every schema, and in no list but its own. */
export const introspectionTypeNames: ReadonlySet<string> = new Set([
  '__Schema',
  '__Type',
  '__TypeKind',
  '__Field',
  '__InputValue',
  '__EnumValue',
  '__Directive',
  '__DirectiveLocation',
  '_DirectiveApplication',
  '_DirectiveApplicationArg',
])
