import { mkdirSync, mkdtempDisposableSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { checkManifest } from '../../scripts/check-manifest.ts'

const goodManifest = {
  name: '@graft/typedef',
  bin: { graft: './bin/graft.mjs' },
  exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } },
  dependencies: { '@graft/diagnostics': '0.1.0', parser: '^1.0.0' },
}
const goodFiles = ['README.md', 'LICENSE', 'bin/graft.mjs', 'dist/index.js', 'dist/index.d.ts']

function problemsOf(manifest: object, files: readonly string[]): readonly string[] {
  using folder = mkdtempDisposableSync(join(tmpdir(), 'graft-manifest-'))
  for (const file of files) {
    mkdirSync(dirname(join(folder.path, file)), { recursive: true })
    writeFileSync(join(folder.path, file), '')
  }
  writeFileSync(join(folder.path, 'package.json'), JSON.stringify(manifest))
  return checkManifest(folder.path, ['.'])
}

test('a package as it is to be published has no problem', () => {
  expect(problemsOf(goodManifest, goodFiles)).toEqual([])
})

test('exports that still point at the sources are found', () => {
  const manifest = { ...goodManifest, exports: { '.': './src/index.ts' } }
  expect(problemsOf(manifest, [...goodFiles, 'src/index.ts'])).toEqual([
    '`exports` points at `./src/index.ts` and not into `dist`',
    '`src` is packed',
  ])
})

test('a subpath that only development has is found', () => {
  const { exports: _, ...manifest } = goodManifest
  expect(problemsOf(manifest, goodFiles)).toEqual(['`exports` lacks `.`'])
})

test('a range of the workspace is found in any group of dependencies', () => {
  const manifest = {
    ...goodManifest,
    dependencies: { '@graft/diagnostics': 'workspace:*' },
    peerDependencies: { graphql: 'catalog:' },
  }
  expect(problemsOf(manifest, goodFiles)).toEqual([
    'the range `workspace:*` of `@graft/diagnostics` means nothing to a registry',
    'the range `catalog:` of `graphql` means nothing to a registry',
  ])
})

test('files that are promised and not packed are found', () => {
  const files = goodFiles.filter((file) => !file.startsWith('bin/') && file !== 'LICENSE')
  expect(problemsOf(goodManifest, files)).toEqual(['`./bin/graft.mjs` is not packed', 'no `LICENSE`'])
})

test('tests and build state that slip into the package are found', () => {
  expect(problemsOf(goodManifest, [...goodFiles, 'dist/a.test.js', 'dist/tsconfig.tsbuildinfo'])).toEqual([
    '`dist/a.test.js` is packed',
    '`dist/tsconfig.tsbuildinfo` is packed',
  ])
})
