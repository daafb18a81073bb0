import type { Effort } from '../measure/effort.ts'
import { resultsOf } from '../measure/results.ts'
import { runWorkload } from '../measure/run-workload.ts'
import type { Workload } from '../measure/workload.ts'
import { describeEnvironment } from './environment.ts'
import { printWorkload, type WorkloadResult } from './print-workload.ts'
import type { Report } from './report.ts'
import { settleTargets } from './settle-targets.ts'

export interface BenchOptions {
  readonly quick: boolean
  readonly effort: Effort
}

/** Runs workloads after each other and reports on them. */
export function benchWorkloads(
  name: string,
  workloads: readonly Workload[],
  { quick, effort }: BenchOptions,
): Report {
  const environment = describeEnvironment()
  const all = workloads.map((workload): WorkloadResult => {
    const measured = runWorkload(workload, quick, effort)
    const results = resultsOf(measured)
    return { workload, measured, results, targets: settleTargets(workload.targets, results) }
  })
  const versions = Object.entries(environment.versions).map(([each, version]) => `${each} ${version}`)
  return {
    name,
    json: {
      benchmark: name,
      quick,
      effort,
      environment,
      workloads: all.map(({ workload, measured, targets }) => ({
        name: workload.name,
        title: workload.title,
        metrics: workload.metrics,
        measured,
        targets,
      })),
    },
    markdown: [
      `# Benchmark \`${name}\`${quick ? ', quick: too short to rely on' : ''}`,
      '',
      `${environment.date}, Node ${environment.node}, ${environment.machine}. ${versions.join(', ')}.`,
      '',
      `Medians of ${effort.processes} fresh processes each, which took turns. Less is better. Every answer was ` +
        'checked. Ratios are run by run. Peers run on graphql 17 where they name no version.',
      '',
      ...all.map(printWorkload),
    ].join('\n'),
    failures: all.flatMap(({ workload, measured }) =>
      measured.flatMap(({ contender, case: at, failure }) =>
        failure === undefined ? [] : [`${workload.name}, ${contender} at ${at}: ${failure}`],
      ),
    ),
  }
}
