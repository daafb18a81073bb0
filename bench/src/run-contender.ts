// One measurement in a process of its own: prints one line of JSON.
import type { Task } from './measure/run-workload.ts'
import { workloads } from './workloads.ts'

// The parent passes a task.
const task = JSON.parse(process.argv[2] ?? '{}') as Task
const workload = workloads.find(({ name }) => name === task.workload)
if (workload === undefined) throw new Error(`no workload ${task.workload}`)
console.log(JSON.stringify(await workload.measure(task.contender, task.case, task.effort)))
// Some peers keep timers that would keep the process.
process.exit()
