import { join, posix } from 'node:path'
import { listFiles } from './list-files.ts'
import type { Problem } from './problem.ts'

/** Names that say nothing about what is inside. */
const bannedNames = new Set(['util', 'utils', 'helper', 'helpers', 'common', 'misc', 'shared', 'lib'])

const foldersOfOurs = ['packages', 'test', 'scripts', 'bench']

/** Checks that no folder and no file is named after nothing in particular. */
export function checkNames(root: string): Problem[] {
  return foldersOfOurs.flatMap((home) => {
    const { files, folders } = listFiles(join(root, home))
    return [...folders, ...files]
      .filter((path) => bannedNames.has(posix.basename(path).split('.')[0] ?? ''))
      .map((path) => ({
        rule: 'banned-name',
        place: `${home}/${path}`,
        message: `\`${posix.basename(path)}\` says nothing; name it after what is inside`,
      }))
  })
}
