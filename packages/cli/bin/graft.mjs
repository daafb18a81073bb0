#!/usr/bin/env node
// Plain JavaScript, so that a Node too old for the rest can still say so.
import { existsSync } from 'node:fs'
import module from 'node:module'

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(`graft needs Node 22.18 or newer; this is ${process.versions.node}.`)
  process.exit(1)
}
module.enableCompileCache?.()

// Published packages have the bundle; a checkout has the sources.
const bundle = new URL('../dist/bundle/run.js', import.meta.url)
const source = new URL('../src/run.ts', import.meta.url)
const { run } = await import(existsSync(source) ? source.href : bundle.href)
await run()
