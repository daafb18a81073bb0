export { aliasLayer } from './layer/alias-layer.ts'
