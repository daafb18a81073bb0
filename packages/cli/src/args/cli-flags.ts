import type { Flag } from './flag.ts'

const text = { kind: 'string', optional: true } as const
const bool = { kind: 'boolean', optional: true } as const

export const helpFlag: Flag = { name: 'help', short: 'h', type: bool, description: 'Show help.' }
export const versionFlag: Flag = { name: 'version', type: bool, description: 'Print the version.' }
export const workdirFlag: Flag = {
  name: 'workdir',
  type: text,
  placeholder: 'DIR',
  description: 'Work in this folder instead of the current one.',
}
export const loadModuleFlag: Flag = {
  name: 'load-module',
  short: 'm',
  type: text,
  placeholder: 'REF',
  description: 'Load this module alone, with its functions at the root, instead of those of the workspace.',
}
export const jsonFlag: Flag = {
  name: 'json',
  short: 'j',
  type: bool,
  description: 'Print the result as JSON.',
}
export const outputFlag: Flag = {
  name: 'output',
  short: 'o',
  type: text,
  placeholder: 'PATH',
  description: 'Save the result to this file as well.',
}
export const docFlag: Flag = {
  name: 'doc',
  type: text,
  placeholder: 'FILE',
  description: 'Read the query from this file instead of standard input.',
}
export const varFlag: Flag = {
  name: 'var',
  type: text,
  repeats: true,
  placeholder: 'NAME=VALUE',
  description: 'Set a variable of the query; may be repeated.',
}
export const varJsonFlag: Flag = {
  name: 'var-json',
  type: text,
  placeholder: 'JSON',
  description: 'Set all variables of the query by one JSON object.',
}

/** Flags that stand before or after the name of every command. */
export const globalFlags: readonly Flag[] = [loadModuleFlag, workdirFlag, helpFlag]
