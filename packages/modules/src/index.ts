// Modules
export type { InstalledModule, Module } from './module/module.ts'
export { defineModule, type ModuleOptions } from './code/define-module.ts'

// A module as a layer
export { moduleLayer } from './layer/module-layer.ts'
export type { ValidationScope } from './validate/rule.ts'

// Calls back from module code
export { callbackKey, type Callback } from './call/callback-key.ts'
