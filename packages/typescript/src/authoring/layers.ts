/** The folders of what modules import, in import order: a folder may import from folders to its left. */
export const layers: readonly string[] = ['decorator', 'call', 'query', 'core']
