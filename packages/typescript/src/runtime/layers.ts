/** The folders of the runtime in import order: a folder may import from folders to its left. */
export const layers: readonly string[] = ['wire', 'value', 'host']
