// Runs a module, prints the process id of its process, and is killed. See module-process.test.ts.
import process from 'node:process'
import { unwrap } from '@graft/diagnostics'
import { typescriptSdk } from '@graft/typescript/sdk'

const [root = '', cacheDir = ''] = process.argv.slice(2)
const sdk = typescriptSdk({ cacheDir })
const loaded = unwrap(await sdk.load({ name: 'demo', sdk: 'typescript', root, sourcePath: '.' }, {}))
const call = { object: 'Demo', member: 'pid', state: {}, arguments: {} }
const pid = await loaded.createRuntime().call(call, { callback: async () => null })
process.stdout.write(String(pid), () => process.kill(process.pid, 'SIGKILL'))
