/** The folders of the SDK in import order: a folder may import from folders to its left. */
export const layers: readonly string[] = ['cache', 'source', 'bundle', 'process', 'module']
