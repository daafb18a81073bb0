import type { OperationDefinitionNode } from 'graphql'
import type { Seals } from '../call/seals.ts'
import { VisibleSchema } from '../composition/visible-schema.ts'
import type { Composition } from '../composition/composition.ts'
import type { View } from '../view/view.ts'
import { compileSelections, compileVariables } from './compile-operation.ts'
import { conditionNames, conditionsOf, type Fragments } from './conditions.ts'
import type { Dependencies } from './dependencies.ts'
import type { VariableValues } from './input-plan.ts'
import type { SelectionPlan, VariablePlan } from './operation-plan.ts'
import { RecordedSource } from './recorded-source.ts'

/** Beyond so many combinations of conditions a plan is made for each request. */
const MAX_VARIANTS = 32

/**
 * An operation of a document that is valid in a composition and view, with its plans: one for each combination of
 * the variables that `@skip` and `@include` ask.
 */
export class PreparedOperation {
  readonly operation: OperationDefinitionNode
  readonly variables: readonly VariablePlan[]
  readonly view: View
  readonly dependencies: Dependencies
  /** Whether it describes the schema and does nothing else. */
  readonly isDescription: boolean
  readonly #fragments: Fragments
  readonly #conditions: readonly string[]
  readonly #plans = new Map<string, SelectionPlan>()
  readonly #seals: Seals
  readonly #recorded: { readonly composition: Composition; readonly schema: VisibleSchema }
  #description: { readonly composition: Composition; readonly data: object } | undefined
  /** The only plan, where no condition tells several apart. */
  #only: SelectionPlan | undefined
  /** The composition that it was found ready for last. */
  #last: Composition

  constructor(
    operation: OperationDefinitionNode,
    source: {
      readonly fragments: Fragments
      readonly view: View
      readonly dependencies: Dependencies
      readonly seals: Seals
      /** The composition as the view sees it, recorded in `dependencies`. */
      readonly recorded: VisibleSchema
    },
    composition: Composition,
  ) {
    this.operation = operation
    this.#last = composition
    this.isDescription = describesSchema(operation)
    this.view = source.view
    this.dependencies = source.dependencies
    this.#fragments = source.fragments
    this.#seals = source.seals
    this.#conditions = conditionNames(operation, source.fragments)
    this.#recorded = { composition, schema: source.recorded }
    this.variables = compileVariables(operation, source.recorded)
  }

  /** Whether the operation is ready for a composition and view. */
  isFor(view: View, composition: Composition): boolean {
    if (view.surface !== this.view.surface || view.version !== this.view.version) return false
    // Most requests come in on the composition of the last.
    if (this.#last === composition) return true
    if (!this.dependencies.hold(composition)) return false
    this.#last = composition
    return true
  }

  /**
   * What the operation gave last on a composition, or on one that offers the same; kept only where it describes the
   * schema and does nothing else, and so gives the same each time.
   */
  description(composition: Composition): object | undefined {
    const kept = this.#description
    if (kept === undefined) return undefined
    return kept.composition === composition || kept.composition.digest() === composition.digest()
      ? kept.data
      : undefined
  }

  keepDescription(composition: Composition, data: object): void {
    this.#description = { composition, data }
  }

  /** A variable that decides what is left out and is null, so that it decides nothing. */
  undecided(variables: VariableValues): string | undefined {
    return this.#conditions.find((name) => variables[name] === null)
  }

  /** The plan for the variables of one request. */
  plan(variables: VariableValues, composition: Composition): SelectionPlan {
    if (this.#only !== undefined) return this.#only
    const key = this.#conditions.map((name) => (variables[name] === true ? '1' : '0')).join('')
    const known = this.#plans.get(key)
    if (known !== undefined) return known
    const plan = compileSelections(this.operation, {
      schema: this.#schema(composition),
      fragments: this.#fragments,
      conditions: conditionsOf(this.#conditions, variables),
      seals: this.#seals,
    })
    if (this.#conditions.length === 0) this.#only = plan
    else if (this.#plans.size < MAX_VARIANTS) this.#plans.set(key, plan)
    return plan
  }

  /** What planning looks up, the plan depends on. */
  #schema(composition: Composition): VisibleSchema {
    if (this.#recorded.composition === composition) return this.#recorded.schema
    return new VisibleSchema(new RecordedSource(composition, this.dependencies), this.view)
  }
}

function describesSchema(operation: OperationDefinitionNode): boolean {
  if ((operation.variableDefinitions ?? []).length > 0) return false
  return operation.selectionSet.selections.every(
    (selection) => selection.kind === 'Field' && selection.name.value.startsWith('__'),
  )
}
