/** The folders of static introspection in import order: a folder may import from folders to its left. */
export const layers: readonly string[] = [
  'host',
  'scan',
  'extract',
  'resolve',
  'define',
  'validate',
  'pipeline',
]
