import { fail, locateOffset, type Result, type SourceLocation } from '@graft/diagnostics'
import type { Node } from 'jsonc-parser'
import { fileTooLarge } from '../filesystem/messages.ts'
import { ProblemList } from '../internal/problem-list.ts'
import { moduleConfigType, moduleNameMissing } from './messages.ts'
import type { ModuleConfig, ModuleDependency } from './module-config.ts'
import { parseJson } from './parse-json.ts'

/** No module config is larger. Real ones are a few kilobytes. */
export const MAX_MODULE_CONFIG_BYTES: number = 1024 * 1024

/** Reports that the value at a path of the document has another type than expected. */
type Refuse = (node: Node, path: string, expected: string) => undefined

/**
 * Reads a `dagger.json` and reports everything that is wrong with it at once, each with its place.
 * Keys that it does not know are left alone, and `null` is the same as a missing key: so the format wants it.
 *
 * @param file the name of the file, for the places
 */
export function parseModuleConfig(text: string, file: string): Result<ModuleConfig> {
  if (text.length > MAX_MODULE_CONFIG_BYTES) return fail(fileTooLarge(file, MAX_MODULE_CONFIG_BYTES))
  const parsed = parseJson(text, file)
  if (!parsed.ok) return parsed

  const root = parsed.value
  const problems = new ProblemList(text)
  const locate = (node: Node): SourceLocation => locateOffset(file, text, node.offset)
  const refuse: Refuse = (node, path, expected) => {
    // Finding a place reads the text; a list of a hundred thousand wrong entries must not read it as often.
    if (!problems.full)
      problems.add(moduleConfigType(path, { found: describeNode(node), expected }, locate(node)))
  }
  if (root.type !== 'object') {
    refuse(root, '$', 'an object')
    return problems.conclude<ModuleConfig>(undefined)
  }

  const keys = propertiesOf(root)
  const nameNode = keys.get('name')
  const name = readText(nameNode, 'name', refuse)
  if (nameNode === undefined || name === '') problems.add(moduleNameMissing(locate(nameNode ?? root)))
  const sdkNode = keys.get('sdk')
  return problems.conclude({
    file,
    name: name ?? '',
    nameLocation: locate(nameNode ?? root),
    sdk: readSdk(sdkNode, refuse),
    sdkLocation: sdkNode === undefined ? undefined : locate(sdkNode),
    source: readText(keys.get('source'), 'source', refuse) ?? '.',
    engineVersion: readText(keys.get('engineVersion'), 'engineVersion', refuse),
    dependencies: readDependencies(keys.get('dependencies'), refuse),
  })
}

/** `"sdk": "typescript"`, or `"sdk": { "source": "typescript" }`. Empty text means no SDK. */
function readSdk(node: Node | undefined, refuse: Refuse): string | undefined {
  if (node === undefined) return undefined
  if (node.type === 'string') return textOf(node) || undefined
  if (node.type !== 'object') return refuse(node, 'sdk', 'text or an object with a `source`')
  return readText(propertiesOf(node).get('source'), 'sdk.source', refuse) || undefined
}

function readDependencies(node: Node | undefined, refuse: Refuse): readonly ModuleDependency[] {
  if (node === undefined) return []
  if (node.type !== 'array') return refuse(node, 'dependencies', 'a list') ?? []
  const dependencies: ModuleDependency[] = []
  for (const [index, element] of (node.children ?? []).entries()) {
    const path = `dependencies[${index}]`
    if (element.type === 'string') dependencies.push({ source: textOf(element) })
    else if (element.type !== 'object') refuse(element, path, 'text or an object with a `source`')
    else {
      const keys = propertiesOf(element)
      dependencies.push({
        name: readText(keys.get('name'), `${path}.name`, refuse),
        source: readText(keys.get('source'), `${path}.source`, refuse) ?? '',
        pin: readText(keys.get('pin'), `${path}.pin`, refuse),
      })
    }
  }
  return dependencies
}

function readText(node: Node | undefined, path: string, refuse: Refuse): string | undefined {
  if (node === undefined) return undefined
  return node.type === 'string' ? textOf(node) : refuse(node, path, 'text')
}

/** The keys of an object that hold something. Of a key that stands twice the last counts, as everywhere in JSON. */
function propertiesOf(node: Node): ReadonlyMap<string, Node> {
  const properties = new Map<string, Node>()
  for (const property of node.children ?? []) {
    const [key, value] = property.children ?? []
    if (key === undefined || value === undefined) continue
    if (value.type !== 'null') properties.set(textOf(key), value)
  }
  return properties
}

function textOf(node: Node): string {
  const value: unknown = node.value
  return typeof value === 'string' ? value : ''
}

function describeNode(node: Node): string {
  switch (node.type) {
    case 'string':
      return 'text'
    case 'array':
      return 'a list'
    case 'object':
      return 'an object'
    case 'number':
      return 'a number'
    default:
      return String(node.value)
  }
}
