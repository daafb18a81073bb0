import { expect, test } from 'vitest'
import { failureOf, runModule, settleFiles, writeModule } from './module-fixture.ts'

const demo = (body: string, head = ''): string => `
import { func, object } from '@dagger.io/dagger'
${head}
@object()
export class Demo {
  @func()
  run(): string {
    return ${body}
  }
}
`

test('a tsconfig and an sdk folder that map the package elsewhere do not count', async () => {
  await using fixture = await writeModule({
    'src/index.ts': demo(`'ours' + word`, `import { word } from '@lib/word'`),
    'lib/word.ts': `export const word: string = '!'`,
    'sdk/index.ts': `throw new Error('the wrong one')`,
    'tsconfig.json': JSON.stringify({
      compilerOptions: {
        experimentalDecorators: true,
        paths: { '@dagger.io/dagger': ['./sdk/index.ts'], '@lib/*': ['./lib/*'] },
      },
    }),
  })
  await using module = await runModule(fixture)
  expect(await module.call('run')).toBe('ours!')
})

test('a tsconfig that turns legacy decorators off, or fields into definitions, does not count', async () => {
  await using fixture = await writeModule({
    'src/index.ts': `
import { argument, func, object, Container, Directory } from '@graft/typescript'
@object()
export class Demo {
  private optional?: string
  @func()
  run(@argument({ ignore: ['x'] }) word: string): string {
    return word + Object.keys(this).length
  }
  helper(container: Container, directory: Directory): void {}
}
`,
    'tsconfig.json': JSON.stringify({
      compilerOptions: {
        experimentalDecorators: false,
        useDefineForClassFields: true,
        verbatimModuleSyntax: true,
      },
    }),
  })
  await using module = await runModule(fixture)
  expect(await module.call('run', { word: 'w' })).toBe('w0')
})

test('npm dependencies are bundled, CommonJS and ESM', async () => {
  await using fixture = await writeModule({
    'src/index.ts': demo(
      `esm('x') + cjs.sep + cjs.dynamic()`,
      `import { esm } from 'dep-esm'\nimport cjs from 'dep-cjs'`,
    ),
    'node_modules/dep-esm/package.json': JSON.stringify({
      name: 'dep-esm',
      type: 'module',
      exports: './index.js',
    }),
    'node_modules/dep-esm/index.js': `export const esm = (text) => text + '-esm'`,
    'node_modules/dep-cjs/package.json': JSON.stringify({ name: 'dep-cjs', main: 'index.js' }),
    'node_modules/dep-cjs/index.js': `
const path = 'node:path'
exports.sep = require(path).posix.sep
exports.dynamic = () => require('dep-' + 'esm' + '/package.json').name`,
    'node_modules/dep-esm/extra.txt': '',
  })
  await fixture.write({
    'node_modules/dep-esm/package.json': JSON.stringify({
      name: 'dep-esm',
      type: 'module',
      exports: { '.': './index.js', './package.json': './package.json' },
    }),
  })
  await using module = await runModule(fixture)
  expect(await module.call('run')).toBe('x-esm/dep-esm')
})

test('without an index every class is found by the file that declares it', async () => {
  await using fixture = await writeModule({
    'src/main.ts': `
import { func, object } from '@dagger.io/dagger'
import type { Part } from './part.ts'
@object()
export class Demo {
  @func()
  use(part: Part): string {
    return part.name()
  }
}`,
    'src/part.mts': '',
    'src/part.ts': `
import { func, object } from '@dagger.io/dagger'
@object()
export class Part {
  @func()
  name(): string {
    return 'part'
  }
}`,
  })
  await using module = await runModule(fixture)
  expect(await module.call('use', { part: { $object: 'Part', state: {} } })).toBe('part')
})

test.each([
  [
    'an unknown dependency',
    `import { x } from 'no-such-package'`,
    'x',
    'cannot resolve `no-such-package`',
    'package.json',
  ],
  ['a missing file', `import { x } from './missing'`, 'x', 'cannot resolve `./missing`', 'relative'],
  [
    'an unknown subpath',
    `import { x } from '@dagger.io/dagger/telemetry'`,
    'x',
    '`@dagger.io/dagger/telemetry` does not exist',
    '',
  ],
  [
    'an unknown name',
    `import { Directoy } from '@dagger.io/dagger'`,
    'String(Directoy)',
    'exports no `Directoy`',
    '`Directory`',
  ],
])('%s is a diagnostic with its place', async (...[, head, body, message, hint]) => {
  await using fixture = await writeModule({ 'src/index.ts': demo(body, head) })
  await using module = await runModule(fixture)
  const failure = await failureOf(module.construct())
  const [diagnostic] = failure.diagnostics
  expect(failure.code).toBe('TS_BUNDLE')
  expect(diagnostic?.message).toContain(message)
  expect(diagnostic?.hint ?? '').toContain(hint)
  expect(diagnostic?.location).toMatchObject({ file: 'src/index.ts', line: expect.any(Number) })
  expect(diagnostic?.frame).toContain('^')
})

test('a bundle that fails is tried again by the next call', async () => {
  await using fixture = await writeModule({
    'src/index.ts': demo('word', `import { word } from '../word.ts'`),
  })
  await using module = await runModule(fixture)
  expect((await failureOf(module.construct())).code).toBe('TS_BUNDLE')
  await fixture.write({ 'word.ts': `export const word: string = 'there'` })
  expect(await module.call('run')).toBe('there')
})

test('a bundle is reused until a file in it changes', async () => {
  await using fixture = await writeModule({
    'src/index.ts': demo('word', `import { word } from '../word.ts'`),
    'word.ts': `export const word: string = 'one'`,
  })
  await settleFiles()
  const run = async (): Promise<unknown> => {
    await using module = await runModule(fixture)
    return [await module.call('run'), module.sdk.counters.bundles, module.sdk.counters.bundleHits]
  }
  expect(await run()).toEqual(['one', 1, 0])
  expect(await run()).toEqual(['one', 0, 1])
  await fixture.write({ 'word.ts': `export const word: string = 'two'` })
  expect(await run()).toEqual(['two', 1, 0])
})
