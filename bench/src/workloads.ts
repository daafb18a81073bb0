import { composeWorkloads } from './compose/compose-workloads.ts'
import { executeWorkloads } from './execute/execute-workloads.ts'
import type { Workload } from './measure/workload.ts'

/** Every workload of every benchmark. */
export const workloads: readonly Workload[] = [...composeWorkloads, ...executeWorkloads]
