// The child's side: what a bundled module runs
export { startRuntime } from './main.ts'

// What both sides speak
export { decodeModuleMessage } from './wire/decode-module-message.ts'
export {
  createDispatchTable,
  type ArgumentEntry,
  type DispatchTable,
  type EnumEntry,
  type FunctionEntry,
  type ObjectEntry,
} from './wire/dispatch-table.ts'
export { encodeFrame, FrameReader, MAX_FRAME_BYTES } from './wire/frame.ts'
export type { EngineMessage, ModuleMessage, WireError } from './wire/protocol.ts'
