// What a module declares
export { argument, type ArgumentOptions, type ParameterDecoration } from './authoring/decorator/argument.ts'
export type { AnyClass } from './authoring/decorator/class-registry.ts'
export {
  agent,
  check,
  field,
  func,
  generate,
  up,
  type FuncOptions,
  type MemberDecorator,
} from './authoring/decorator/func.ts'
export { enumType, object } from './authoring/decorator/object.ts'
export type { float } from './authoring/decorator/float.ts'

// What a running function calls
export { Client, dag } from './authoring/core/client.ts'
export { Directory } from './authoring/core/directory.ts'
export { EngineObject } from './authoring/core/engine-object.ts'
export { File } from './authoring/core/file.ts'

// What it can catch
export { AuthoringError } from './authoring/call/authoring-error.ts'
