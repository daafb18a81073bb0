import type { Workload } from '../measure/workload.ts'
import { changeModules } from './change-modules.ts'
import { clients } from './clients.ts'
import { firstQuery } from './first-query.ts'
import { introspection } from './introspection.ts'

/** What it costs to compose modules, in the order in which it is shown. */
export const composeWorkloads: readonly Workload[] = [firstQuery, changeModules, clients, introspection]
