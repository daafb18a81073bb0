/** One package: its layer number, and the packages that it may import. */
export interface PackageLayer {
  readonly name: string
  readonly layer: number
  readonly mayImport: readonly string[]
}

/**
 * Which package may import which. An import only ever goes to a smaller layer number.
 * `diagnostics` is open to all; the other rows name what the package is built on, and nothing more.
 */
export const packageLayers: readonly PackageLayer[] = [
  { name: 'diagnostics', layer: 0, mayImport: [] },
  { name: 'collisions', layer: 1, mayImport: ['diagnostics'] },
  { name: 'typedef', layer: 1, mayImport: ['diagnostics'] },
  { name: 'workspace', layer: 1, mayImport: ['diagnostics'] },
  { name: 'client', layer: 1, mayImport: ['diagnostics'] },
  { name: 'dagql', layer: 2, mayImport: ['diagnostics', 'collisions'] },
  { name: 'typescript', layer: 2, mayImport: ['diagnostics', 'typedef', 'client'] },
  { name: 'modules', layer: 3, mayImport: ['diagnostics', 'collisions', 'typedef', 'dagql'] },
  { name: 'aliases', layer: 4, mayImport: ['diagnostics', 'collisions', 'typedef', 'dagql', 'modules'] },
  { name: 'core', layer: 4, mayImport: ['diagnostics', 'typedef', 'workspace', 'dagql', 'modules'] },
  {
    name: 'engine',
    layer: 5,
    mayImport: ['diagnostics', 'collisions', 'typedef', 'workspace', 'dagql', 'modules', 'aliases', 'core'],
  },
  {
    name: 'cli',
    layer: 6,
    mayImport: [
      'diagnostics',
      'collisions',
      'typedef',
      'workspace',
      'client',
      'dagql',
      'typescript',
      'modules',
      'aliases',
      'core',
      'engine',
    ],
  },
]
