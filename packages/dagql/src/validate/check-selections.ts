import type {
  FieldNode,
  FragmentSpreadNode,
  InlineFragmentNode,
  SelectionNode,
  SelectionSetNode,
} from 'graphql'
import { checkDirectives } from './check-directives.ts'
import { checkGivenValues } from './check-value.ts'
import { resolveField, usedFieldsOf, type ResolvedField } from './field-lookup.ts'
import { responseName } from './response-name.ts'
import { compositeType, typesOverlap } from './types-overlap.ts'
import { MAX_DEPTH, type ValidationPass } from './validation-pass.ts'

/** Checks what an operation or a field selects. @param parent name of the object or interface type */
export function checkSelections(
  pass: ValidationPass,
  set: SelectionSetNode,
  parent: string,
  depth: number,
): boolean {
  if (mayOverlap(set.selections)) pass.mergeable.push({ set, parent })
  return checkNested(pass, set, parent, depth)
}

/** Checks what a fragment selects; its fields are merged with those around its spreads. */
export function checkNested(
  pass: ValidationPass,
  set: SelectionSetNode,
  parent: string,
  depth: number,
): boolean {
  if (depth > MAX_DEPTH) return false
  pass.steps += set.selections.length
  const fields = usedFieldsOf(pass.lookup, parent)
  for (const selection of set.selections) {
    if (selection.kind === 'Field') {
      const name = selection.name.value
      if (name === '__typename') {
        if (!checkTypeName(pass, selection)) return false
        continue
      }
      const field = fields.get(name) ?? resolveField(pass.schema, fields, parent, name)
      if (field === undefined || !checkField(pass, selection, field, depth)) return false
    } else if (selection.kind === 'InlineFragment') {
      if (!checkInlineFragment(pass, selection, parent, depth)) return false
    } else if (!checkSpread(pass, selection, parent)) return false
  }
  return true
}

/** Every object has this field, and no type lists it. */
function checkTypeName(pass: ValidationPass, node: FieldNode): boolean {
  return isEmpty(node.arguments) && node.selectionSet === undefined && checkDirectives(pass, node.directives)
}

function checkField(pass: ValidationPass, node: FieldNode, field: ResolvedField, depth: number): boolean {
  if (!checkDirectives(pass, node.directives)) return false
  if (!checkGivenValues(pass, node.arguments, field.shape.args, 1)) return false
  const set = node.selectionSet
  switch (field.kind) {
    case 'scalar':
    case 'enum':
      return set === undefined
    case 'object':
    case 'interface':
      if (set === undefined) return false
      if (field.shape.name === '__schema' || field.shape.name === '__type') pass.introspections.push(set)
      return checkSelections(pass, set, field.typeName, depth + 1)
    case 'input':
      return false
  }
}

function checkInlineFragment(
  pass: ValidationPass,
  node: InlineFragmentNode,
  parent: string,
  depth: number,
): boolean {
  if (!checkDirectives(pass, node.directives)) return false
  const condition = node.typeCondition?.name.value
  if (condition === undefined) return checkNested(pass, node.selectionSet, parent, depth + 1)
  if (compositeType(pass.schema, condition) === undefined) return false
  if (!typesOverlap(pass.schema, condition, parent)) return false
  return checkNested(pass, node.selectionSet, condition, depth + 1)
}

function checkSpread(pass: ValidationPass, node: FragmentSpreadNode, parent: string): boolean {
  const fragment = pass.index.fragments.get(node.name.value)
  if (fragment === undefined || !isEmpty(argumentsOf(node)) || !checkDirectives(pass, node.directives)) {
    return false
  }
  pass.uses.spreads.push(fragment)
  return typesOverlap(pass.schema, fragment.node.typeCondition.name.value, parent)
}

/** Spreads have arguments only where an experimental option of the parser allows them. */
function argumentsOf(node: FragmentSpreadNode): readonly unknown[] | undefined {
  return 'arguments' in node ? node.arguments : undefined
}

function isEmpty(list: readonly unknown[] | undefined): boolean {
  return list === undefined || list.length === 0
}

/** So few names are compared with each other sooner than they are put into a set. */
const FEW = 10

/** Whether two fields may answer under one name: one name twice, or fragments, which may bring any name. */
function mayOverlap(selections: readonly SelectionNode[]): boolean {
  if (selections.length > FEW) return hasFragmentsOrRepeats(selections)
  for (let index = 0; index < selections.length; index++) {
    const selection = selections[index]
    if (selection?.kind !== 'Field') return true
    const name = responseName(selection)
    for (let other = 0; other < index; other++) {
      const earlier = selections[other]
      if (earlier?.kind === 'Field' && responseName(earlier) === name) return true
    }
  }
  return false
}

function hasFragmentsOrRepeats(selections: readonly SelectionNode[]): boolean {
  const names = new Set<string>()
  for (const selection of selections) {
    if (selection.kind !== 'Field') return true
    names.add(responseName(selection))
  }
  return names.size < selections.length
}
