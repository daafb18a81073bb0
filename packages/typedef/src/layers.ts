/** The folders of this package in import order: a folder may import from folders to its left. */
export const layers: readonly string[] = ['definition', 'place', 'name', 'codec', 'port']
