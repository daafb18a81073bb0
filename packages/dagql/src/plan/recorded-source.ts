import type { Composition } from '../composition/composition.ts'
import type { SchemaSource } from '../composition/visible-schema.ts'
import type { FieldEntries } from '../layer/field-entries.ts'
import type { TypeEntry } from '../layer/type-entry.ts'
import type { DirectiveDefinition } from '../type/directive-definition.ts'
import { Dependencies } from './dependencies.ts'

/** A composition that remembers what was looked up in it, and so what depends on it. */
export class RecordedSource implements SchemaSource {
  readonly dependencies: Dependencies
  readonly #composition: Composition

  constructor(composition: Composition, dependencies: Dependencies = new Dependencies()) {
    this.#composition = composition
    this.dependencies = dependencies
  }

  typeEntry(name: string): TypeEntry | undefined {
    const entry = this.#composition.typeEntry(name)
    this.dependencies.addType(name, entry)
    return entry
  }

  fieldEntries(typeName: string, fieldName: string): FieldEntries | undefined {
    this.dependencies.addField(typeName, fieldName, this.#composition.addedField(typeName, fieldName))
    this.dependencies.addType(typeName, this.#composition.typeEntry(typeName))
    return this.#composition.fieldEntries(typeName, fieldName)
  }

  fieldNames(typeName: string): readonly string[] {
    this.#recordAllFields(typeName)
    return this.#composition.fieldNames(typeName)
  }

  entriesOf(typeName: string): readonly FieldEntries[] {
    this.#recordAllFields(typeName)
    return this.#composition.entriesOf(typeName)
  }

  #recordAllFields(typeName: string): void {
    // Interfaces are not extended, so that what they are says which fields they have.
    const entry = this.#composition.typeEntry(typeName)
    if (entry?.type.kind === 'interface') this.dependencies.addType(typeName, entry)
    else this.dependencies.addAll(this.#composition)
  }

  typeNames(): readonly string[] {
    this.dependencies.addAll(this.#composition)
    return this.#composition.typeNames()
  }

  directive(name: string): DirectiveDefinition | undefined {
    return this.#composition.directive(name)
  }

  directiveNames(): readonly string[] {
    this.dependencies.addAll(this.#composition)
    return this.#composition.directiveNames()
  }
}
