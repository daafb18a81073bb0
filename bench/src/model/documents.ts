import { listModule } from './list-module.ts'
import type { ModuleTypedef } from './module-typedef.ts'
import { sampleModules } from './sample-modules.ts'

/** A query with the answer that it must get. */
export interface SampleDocument {
  readonly name: 'a' | 'b' | 'c1' | 'c2'
  readonly text: string
  readonly data: unknown
}

const MODULES = 10
const STEPS_OF_THE_CHAIN = 6

/** The modules that documents are about. */
export function executionModules(lengthOfList: number): readonly ModuleTypedef[] {
  return [...sampleModules(0, MODULES), listModule(lengthOfList)]
}

/** The documents: shallow, a chain of 8 fields, and lists of plain fields and of fields with arguments. */
export function sampleDocuments(lengthOfList: number): readonly SampleDocument[] {
  const indices = Array.from({ length: lengthOfList }, (_, index) => index)
  const plain = indices.map((index) => ({
    p0: `item ${index}`,
    p1: index,
    p2: index % 2 === 0,
    p3: `text ${index}`,
    p4: index * 2,
  }))
  const computed = indices.map((index) => ({
    q0: index,
    q1: index + 1,
    q2: index + 2,
    q3: index + 3,
    q4: index + 4,
  }))
  return [
    { name: 'a', text: '{ m0 { f0(a:"x") } }', data: { m0: { f0: 'x' } } },
    { name: 'b', text: `{ m0 { ${chain('f0(a:"x")')} } }`, data: { m0: chainData({ f0: 'x' }) } },
    { name: 'c1', text: '{ items { p0 p1 p2 p3 p4 } }', data: { items: plain } },
    {
      name: 'c2',
      text: '{ items { q0(a:0) q1(a:1) q2(a:2) q3(a:3) q4(a:4) } }',
      data: { items: computed },
    },
  ]
}

/** The steps between the ends of the chain, around what comes last. */
export function chain(last: string): string {
  return 'f6 { '.repeat(STEPS_OF_THE_CHAIN) + last + ' }'.repeat(STEPS_OF_THE_CHAIN)
}

function chainData(last: unknown): unknown {
  let data = last
  for (let step = 0; step < STEPS_OF_THE_CHAIN; step++) data = { f6: data }
  return data
}
