import { expect, test } from 'vitest'
import type { FieldSpec } from '../field/field-spec.ts'
import type { ObjectClass } from '../object/object-class.ts'
import { makeLayer, type LayerInput } from './make-layer.ts'

function spec(name: string, more: Partial<FieldSpec> = {}): FieldSpec {
  return {
    name,
    owner: 'lint',
    type: { kind: 'named', name: 'Int', nullable: false },
    args: [],
    resolve: () => 1,
    ...more,
  } as FieldSpec
}

function pointClass(...fields: readonly FieldSpec[]): ObjectClass {
  return { kind: 'object', name: 'Point', fields }
}

const base: LayerInput = { name: 'lint', types: [pointClass(spec('x'))], root: [spec('lint')] }

test('equal input makes equal digests', () => {
  expect(makeLayer(base).digest).toBe(makeLayer({ ...base, types: [pointClass(spec('x'))] }).digest)
  expect(makeLayer(base).digest).toMatch(/^[0-9a-f]{64}$/)
})

test('whatever shows, or is named as deciding behaviour, is in the digest', () => {
  const location = { file: 'a.ts', line: 1, column: 1 }
  const inputs: readonly LayerInput[] = [
    base,
    { ...base, name: 'lint2' },
    { ...base, source: 'here' },
    { ...base, digestSeed: 'code' },
    { ...base, types: [] },
    { ...base, root: [] },
    { ...base, root: [spec('lint', { description: 'Checks.' })] },
    { ...base, root: [spec('lint', { deprecated: 'Use `check`.' })] },
    { ...base, root: [spec('lint', { type: { kind: 'named', name: 'Int', nullable: true } })] },
    { ...base, root: [spec('lint', { filter: { surface: 'client' } })] },
    { ...base, root: [spec('lint', { module: { digest: 'c0ffee' } })] },
    { ...base, root: [spec('lint', { aliasOf: ['a', 'b'] })] },
    { ...base, root: [spec('lint', { hidden: true })] },
    {
      ...base,
      root: [spec('lint', { args: [{ name: 'n', type: { kind: 'named', name: 'Int', nullable: true } }] })],
    },
    {
      ...base,
      root: [
        spec('lint', {
          args: [{ name: 'n', type: { kind: 'named', name: 'Int', nullable: true }, default: null }],
        }),
      ],
    },
    { ...base, types: [pointClass(spec('x'), spec('y'))] },
    { ...base, types: [{ kind: 'enum', name: 'Point', members: [{ name: 'A' }] }] },
    { ...base, types: [{ kind: 'enum', name: 'Point', members: [{ name: 'A', deprecated: 'no' }] }] },
    { ...base, extensions: new Map([['Point', [spec('z')]]]) },
    { ...base, extensions: new Map([['Other', [spec('z')]]]) },
  ]
  expect(new Set(inputs.map((input) => makeLayer(input).digest)).size).toBe(inputs.length)
  const moved = makeLayer({ ...base, root: [spec('lint', { location })] })
  expect(moved.digest).toBe(makeLayer(base).digest)
})

test('it claims a name for each root field, each extension and each type', () => {
  const location = { file: 'lint.ts', line: 3, column: 1 }
  const made = makeLayer({
    name: 'lint',
    source: './lint',
    types: [{ ...pointClass(), location }],
    root: [spec('lint', { location })],
    extensions: new Map([['Directory', [spec('check')]]]),
    rootClaimKind: 'constructor',
    spelling: (name) => name.toUpperCase(),
  })
  const owner = { name: 'lint', source: './lint' }
  expect(made.claims).toEqual([
    {
      scope: 'root',
      name: 'lint',
      spelling: 'LINT',
      kind: 'constructor',
      owner: { ...owner, location },
      reach: 'lint',
    },
    {
      scope: 'type:Directory',
      name: 'check',
      kind: 'extension-field',
      owner: { ...owner, location: undefined },
      reach: 'Directory.check',
    },
    {
      scope: 'type',
      name: 'Point',
      kind: 'type',
      detail: 'object',
      owner: { ...owner, location },
      reach: 'Point',
    },
  ])
})

test('a core field stays reachable through `core`, an alias through its path', () => {
  const made = makeLayer({
    name: 'core',
    root: [spec('directory'), spec('check', { aliasOf: ['lint', 'check', 'all'] })],
    rootClaimKind: (field) => (field.aliasOf === undefined ? 'core-field' : 'auto-alias'),
  })
  expect(made.claims.map((claim) => claim.reach)).toEqual(['core { directory }', 'lint { check { all } }'])
})

test('two owners may want one root name in one layer: both are claimed, each with its field', () => {
  const [one, two] = [spec('check', { owner: 'a' }), spec('check', { owner: 'b' })]
  const made = makeLayer({ name: 'aliases', root: [one, two], rootClaimKind: 'auto-alias' })
  expect(made.claims.map((claim) => made.claimedFields.get(claim)?.fields)).toEqual([[one], [two]])
})
