import { homedir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cacheFolder } from './cache-folder.ts'

test.each([
  [{ GRAFT_CACHE_DIR: '/own', XDG_CACHE_HOME: '/xdg', HOME: '/home/ada' }, '/own'],
  [{ GRAFT_CACHE_DIR: 'relative', XDG_CACHE_HOME: '/xdg', HOME: '/home/ada' }, '/xdg/graft'],
  [{ GRAFT_CACHE_DIR: '', XDG_CACHE_HOME: 'relative', HOME: '/home/ada' }, '/home/ada/.cache/graft'],
  [{}, join(homedir(), '.cache/graft')],
])('with %j it is %s', (env, folder) => {
  expect(cacheFolder(env)).toBe(folder)
})
