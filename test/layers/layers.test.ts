import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkLayers, listPackages } from './check-layers.ts'
import { packageLayers } from './package-layers.ts'
import { printProblem } from './problem.ts'

const repository = join(import.meta.dirname, '../..')
const fixtures = join(import.meta.dirname, 'fixtures')

function problemsOf(root: string): readonly string[] {
  return checkLayers(root, packageLayers).map(printProblem)
}

/** Each planted fault, and the one problem that it must yield. */
const planted: Readonly<Record<string, string>> = {
  'banned-file-name':
    'packages/typedef/src/name/utils.ts: `utils.ts` says nothing; name it after what is inside [banned-name]',
  'banned-folder-name':
    'packages/typedef/src/helpers: `helpers` says nothing; name it after what is inside [banned-name]',
  'deep-import':
    'packages/typedef/src/index.ts:1: `@graft/diagnostics/src/location/place.ts` is not among the exports of `@graft/diagnostics` [import-deep]',
  'equal-layer-import':
    'packages/typedef/src/index.ts:1: `@graft/typedef` may not import `@graft/workspace` [package-layer]',
  'file-beside-folders-import':
    'packages/typedef/src/messages.ts:1: `messages.ts` may not import from `name`, which is to its right [folder-order]',
  'higher-layer-dependency':
    'packages/typedef/package.json: `@graft/typedef` may not depend on `@graft/dagql` [package-layer]',
  'higher-layer-import':
    'packages/typedef/src/index.ts:2: `@graft/typedef` may not import `@graft/dagql` [package-layer]',
  'import-by-path-of-other-package':
    'packages/typedef/src/index.ts:1: `../../diagnostics/src/location/place.ts` leaves the sources of `@graft/typedef`; import a package by its name [import-outside]',
  'import-of-test-support':
    'packages/typedef/src/index.ts:1: `../test/place.ts` leaves the sources of `@graft/typedef`; import a package by its name [import-outside]',
  'import-without-extension':
    'packages/typedef/src/codec/read.ts:1: `../name/name` does not name a file with `.ts` [import-extension]',
  'index-import':
    'packages/typedef/src/codec/read.ts:1: `../name/index.ts` is an index; import the file that declares the name [import-index]',
  'long-cycle':
    'packages/typedef/src/name/first.ts: files import each other: name/first.ts → name/second.ts → name/third.ts → name/first.ts [import-cycle]',
  'missing-folder':
    'packages/typedef/src/layers.ts: `layers` lists `name`, which is no folder [folder-missing]',
  'missing-reference':
    'packages/typedef/tsconfig.json: the dependency `@graft/diagnostics` has no reference [reference-mismatch]',
  'mutual-import':
    'packages/typedef/src/name/left.ts: files import each other: name/left.ts → name/right.ts → name/left.ts [import-cycle]',
  'reference-without-dependency':
    'packages/typedef/tsconfig.json: the reference to `@graft/diagnostics` has no dependency in package.json [reference-mismatch]',
  'rightward-folder-import':
    'packages/typedef/src/definition/definition.ts:1: `definition` may not import from `name`, which is to its right [folder-order]',
  'rightward-nested-import':
    'packages/typedef/src/codec/text/text.ts:1: `text` may not import from `read`, which is to its right [folder-order]',
  'undeclared-dependency':
    'packages/typedef/src/index.ts:2: `@parser/core` is not among the dependencies of `@graft/typedef` [import-undeclared]',
  'unknown-package':
    'packages/plugins/package.json: `@graft/plugins` is not in the table of layers under the name of its folder [package-unknown]',
  'unlisted-folder':
    'packages/typedef/src/layers.ts: the folder `name` is not listed in `layers` [folder-unlisted]',
  'unlisted-nested-folder':
    'packages/typedef/src/codec/layers.ts: the folder `read` is not listed in `layers` [folder-unlisted]',
}

describe('the table of layers', () => {
  test('lets a package import smaller layer numbers only', () => {
    const layerOf = new Map(packageLayers.map(({ name, layer }) => [name, layer]))
    const wrong = packageLayers.flatMap(({ name, layer, mayImport }) =>
      mayImport
        .filter((other) => !((layerOf.get(other) ?? layer) < layer))
        .map((other) => `${name} → ${other}`),
    )
    expect(wrong).toEqual([])
  })

  test('has a row for every package and no other', () => {
    expect(packageLayers.map(({ name }) => name).toSorted()).toEqual(listPackages(repository))
  })
})

describe('the layer check', () => {
  test('passes a clean tree', () => {
    expect(problemsOf(join(fixtures, 'clean'))).toEqual([])
  })

  test.for(Object.entries(planted))('finds the planted fault %s, and only that', ([fault, problem]) => {
    expect(problemsOf(join(fixtures, fault))).toEqual([problem])
  })

  test('has an expectation for every planted fault', () => {
    expect(['clean', ...Object.keys(planted)].toSorted()).toEqual(readdirSync(fixtures).toSorted())
  })
})

test('this repository keeps its layers', () => {
  expect(problemsOf(repository)).toEqual([])
})
