import { defineConfig } from 'vitest/config'

const exclude = ['**/node_modules/**', '**/dist/**', '**/fixtures/**']
const timeouts = { testTimeout: 30_000, hookTimeout: 30_000 }

export default defineConfig({
  test: {
    reporters: ['default', 'json'],
    outputFile: { json: 'reports/vitest.json' },
    coverage: { provider: 'v8', include: ['packages/*/src/**'] },
    projects: [
      {
        // Node never chooses the development build of a package; the sources and what they import must get one graphql.
        ssr: { resolve: { conditions: ['module', 'node', 'production'] } },
        test: {
          name: 'all',
          include: [
            'packages/*/src/**/*.test.ts',
            'packages/*/test/**/*.test.ts',
            'test/**/*.test.ts',
            'bench/src/**/*.test.ts',
          ],
          exclude,
          ...timeouts,
        },
      },
      {
        // What depends on graphql-js is tested with its older version too. Packages that import it themselves go
        // through Vite here, so that they and the sources get the same one: its objects do not mix.
        resolve: { alias: [{ find: /^graphql(?=\/|$)/, replacement: 'graphql-16' }] },
        test: {
          name: 'graphql-16',
          include: [
            'packages/dagql/src/schema/**/*.test.ts',
            'packages/dagql/test/kinds-of-operations.test.ts',
          ],
          exclude,
          ...timeouts,
          server: { deps: { inline: [/graphql/, /@envelop/] } },
        },
      },
    ],
  },
})
