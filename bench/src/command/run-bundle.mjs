// What the published command does after its check of the Node version. Plain JavaScript, like the command's own entry.
import module from 'node:module'

module.enableCompileCache?.()
const { run } = await import('../../../packages/cli/dist/bundle/run.js')
await run()
