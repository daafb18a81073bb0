import { missingMainObject } from '../messages.ts'
import type { Rule } from './rule.ts'

/** A module has the main object that it names. */
export const mainObject: Rule = (def) =>
  def.objects.some((object) => object.name === def.mainObject)
    ? []
    : [missingMainObject(def.name, def.mainObject)]
