import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Report } from './report.ts'

const folder = fileURLToPath(new URL('../../results/', import.meta.url))

/** Leaves a report in `bench/results`, over the one of the run before. */
export function writeReport({ name, json, markdown }: Report): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${folder}${name}.json`, `${JSON.stringify(json, null, 2)}\n`)
  writeFileSync(`${folder}${name}.md`, markdown)
}
