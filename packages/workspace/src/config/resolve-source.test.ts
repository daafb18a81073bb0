import { describe, expect, it } from 'vitest'
import { isLocalSource, resolveModuleSource } from './resolve-source.ts'

describe('isLocalSource', () => {
  it.each([
    '',
    '.',
    './mymod',
    '..',
    '../libs/mymod',
    '/srv/workspace/mymod',
    'mymod',
    'path/to/mymod',
    '.dagger/mymod',
    'common/.dagger/mymod',
    'a/b/c/.dagger/mymod',
    'common/mymod.v2',
    'modules/v1.2',
    String.raw`common\.dagger\mymod`,
    String.raw`common\mymod.v2`,
    'localhost/acme/mymod',
    'localhost/acme/mymod.git',
    'modules/_git',
  ])('takes `%s` for a path', (source) => {
    expect(isLocalSource(source)).toBe(true)
  })

  it.each([
    'github.com/acme/mymod',
    'github.com/acme/repo/sub/mymod',
    'github.com/acme/mymod@v1.2.3',
    'gitlab.com/acme/mymod@main',
    'git@github.com:acme/mymod',
    'git@internal:acme/mymod.git',
    'internal:2222/acme/mymod.git',
    'https://internal/acme/mymod',
    'http://internal/acme/mymod',
    'ssh://git@internal/acme/mymod',
    'github.com',
    'mymod.v2',
    'dev.azure.com/acme/project/_git/mymod',
    'azdo/tfs/acme/_git/mymod.git',
    'src/_git/mymod.git',
  ])('takes `%s` for a reference', (source) => {
    expect(isLocalSource(source)).toBe(false)
  })

  it.each(['mymod', './mymod', 'common/.dagger/mymod'])('takes `%s` with a pin for a reference', (source) => {
    expect(isLocalSource(source, 'abcdef0')).toBe(false)
  })
})

describe('resolveModuleSource', () => {
  it.each([
    ['modules/greeter', '/repo/.dagger/modules/greeter'],
    ['./modules/../greeter/', '/repo/.dagger/greeter'],
    ['..', '/repo'],
    ['../../../../../outside', '/outside'],
    ['/tmp/greeter/', '/tmp/greeter'],
    [String.raw`modules\greeter`, '/repo/.dagger/modules/greeter'],
  ])('resolves `%s` against the folder of the config', (source, path) => {
    expect(resolveModuleSource('/repo/.dagger', source)).toEqual({ kind: 'path', path })
  })

  it('leaves a reference as it is written', () => {
    const ref = 'github.com/acme/modules/../wolfi@v1.0'
    expect(resolveModuleSource('/repo/.dagger', ref)).toEqual({ kind: 'remote', ref })
    expect(resolveModuleSource('/repo/.dagger', 'wolfi', 'abc')).toEqual({ kind: 'remote', ref: 'wolfi' })
  })
})
