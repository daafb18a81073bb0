import { didYouMean, type Diagnostic } from '@graft/diagnostics'

export function unknownType(layer: string, type: string, known: readonly string[]): Diagnostic {
  return {
    code: 'LAYER_TYPE_UNKNOWN',
    severity: 'error',
    message: `the layer \`${layer}\` uses the type \`${type}\`, which nobody brings`,
    hint: didYouMean(type, known) ?? `Compose the layer that brings \`${type}\` first, or declare the type.`,
  }
}

export function layerNeeded(layer: string, types: readonly string[], users: readonly string[]): Diagnostic {
  return {
    code: 'LAYER_NEEDED',
    severity: 'error',
    message: `the layer \`${layer}\` cannot be removed: ${list(users)} use its types ${list(types)}`,
    hint: 'Remove those that use it first.',
  }
}

function list(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ')
}
