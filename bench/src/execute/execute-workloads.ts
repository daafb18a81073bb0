import type { Workload } from '../measure/workload.ts'
import { cachedDocument } from './cached-document.ts'
import { hoistedField } from './hoisted-field.ts'
import { identity } from './identity.ts'
import { unseenDocument } from './unseen-document.ts'

/** What it costs to answer queries, in the order in which it is shown. */
export const executeWorkloads: readonly Workload[] = [cachedDocument, unseenDocument, identity, hoistedField]
