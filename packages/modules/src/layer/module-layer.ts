import { hash } from 'node:crypto'
import { makeLayer, type LayerType } from '@graft/dagql'
import { fail, invariant, ok, type Result } from '@graft/diagnostics'
import { commandName, fieldName, type EnumDef } from '@graft/typedef'
import type { ModuleScope } from '../call/module-scope.ts'
import { invalidName } from '../messages.ts'
import type { InstalledModule, Module } from '../module/module.ts'
import { publishedNames, type PublishedNames } from '../namespace/published-names.ts'
import { isGraphQLName } from '../validate/graphql-names.ts'
import type { ValidationScope } from '../validate/rule.ts'
import { validateModule } from '../validate/validate-module.ts'
import { constructorField } from './constructor-field.ts'
import { objectClass } from './object-class.ts'

/**
 * Makes a module into a layer: its types under their published names, and its constructor at the root.
 * Runs nothing of the module. Fails with the `MODULE_…` diagnostics of validation and configuration.
 */
export function moduleLayer(module: Module, outside: ValidationScope): Result<InstalledModule> {
  const problems = validateModule(module.def, outside)
  if (problems.length > 0) return fail(problems)
  const constructorName = fieldName(module.name)
  // Whoever installs it chose this name, so it is no part of the document.
  if (!isGraphQLName(constructorName)) {
    return fail(invalidName(`the module \`${module.name}\``, constructorName, undefined))
  }

  const names = publishedNames(module.def, module.name)
  const scope: ModuleScope = { module, names, identity: identityOf(module) }
  const main = module.def.objects.find((object) => object.name === module.def.mainObject)
  invariant(main !== undefined, 'validation finds the main object')
  const constructor = constructorField(main, scope)
  if (!constructor.ok) return constructor

  const types: readonly LayerType[] = [
    ...module.def.objects.map((object) => objectClass(object, scope)),
    ...module.def.enums.map((each) => enumType(each, names)),
  ]
  const layer = makeLayer({
    name: module.name,
    types,
    root: [constructor.value],
    rootClaimKind: 'constructor',
    source: module.source,
    digestSeed: scope.identity,
    spelling: commandName,
  })
  return ok(
    {
      name: module.name,
      layer,
      constructorName: constructor.value.name,
      mainType: names.publish(main.name),
      warnings: constructor.warnings,
    },
    constructor.warnings,
  )
}

/** Two installations of one module with other values are other modules: their calls have other results. */
function identityOf(module: Module): string {
  const config = Object.entries(module.config).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return hash('sha256', JSON.stringify([module.name, module.digest, config]), 'hex')
}

function enumType(def: EnumDef, names: PublishedNames): LayerType {
  return {
    kind: 'enum',
    name: names.publish(def.name),
    description: def.description,
    location: def.location,
    members: def.members.map(({ name, description, deprecated }) => ({ name, description, deprecated })),
  }
}
