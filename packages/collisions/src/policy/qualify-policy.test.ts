import { expect, test } from 'vitest'
import { constructorOf } from '../../test/claims.ts'
import { qualify } from './qualify-policy.ts'

test.each([
  ['wolfi', 'container', 'wolfiContainer'],
  ['my-mod', 'build', 'myModBuild'],
  ['HTTPServer', 'start', 'httpServerStart'],
  ['CI', 'run', 'ciRun'],
  ['my-mod', 'Image', 'MyModImage'],
  ['@acme/go.tools', 'vet', 'acmeGoToolsVet'],
  ['1pass', 'read', '_1passRead'],
  ['--', 'read', 'read'],
])('`%s` + `%s` is `%s`', (owner, name, qualified) => {
  const incoming = constructorOf(owner, name)
  const collision = { kind: 'constructor-core', scope: 'root', name, incumbent: undefined, incoming } as const
  expect(qualify(collision)).toEqual({ action: 'qualify', name: qualified })
})
