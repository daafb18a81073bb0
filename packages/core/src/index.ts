export { coreLayer } from './layer/core-layer.ts'
export { graftVersion } from './layer/graft-version.ts'
