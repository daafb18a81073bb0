import type { ModuleTypedef, Receiver, Resolve } from '../model/module-typedef.ts'
import type { Answer, Contender } from './contender.ts'
import type { Run } from './cached-execution.ts'
import { recomposingService } from './recomposing-service.ts'

/** A lower bound for executing: what one would write by hand for each of the known documents, found by its text. */
export const plainFunctions: Contender<ModuleTypedef> = {
  prepare: (module) => module,
  compose: (core, modules) =>
    recomposingService([core, ...modules], (all) => {
      const isAsync = resolverOf(all, 'Query', 'm0').constructor.name === 'AsyncFunction'
      const runs = isAsync ? asyncFunctions(all) : functions(all)
      const execute = (text: string): Answer | Promise<Answer> => {
        const run = runs.get(text)
        if (run === undefined) throw new Error(`no function for ${text}`)
        return run()
      }
      return { execute, executeUnseen: execute }
    }),
}

type Data = Record<string, unknown>

function functions(modules: readonly ModuleTypedef[]): ReadonlyMap<string, Run> {
  const m0 = resolverOf(modules, 'Query', 'm0')
  const items = resolverOf(modules, 'Query', 'items')
  const steps = Array.from({ length: 6 }, (_, index) => resolverOf(modules, `M0T${index % 5}`, 'f6'))
  const f0 = resolverOf(modules, 'M0T0', 'f0')
  const last = resolverOf(modules, 'M0T1', 'f0')
  const item = ['q0', 'q1', 'q2', 'q3', 'q4'].map((name) => resolverOf(modules, 'Item', name))
  const [q0 = m0, q1 = m0, q2 = m0, q3 = m0, q4 = m0] = item
  // Constructors and lists of the model give plain objects.
  const list = (): readonly Receiver[] => items(root, {}) as readonly Receiver[]
  return new Map<string, Run>([
    ['{ m0 { f0(a:"x") } }', () => ({ data: { m0: { f0: f0(m0(root, {}) as Receiver, { a: 'x' }) } } })],
    [
      CHAIN,
      () => {
        let receiver = m0(root, {}) as Receiver
        const data: Data = {}
        let at = data
        for (const step of steps) {
          receiver = step(receiver, {}) as Receiver
          const next: Data = {}
          at['f6'] = next
          at = next
        }
        at['f0'] = last(receiver, { a: 'x' })
        return { data: { m0: data } }
      },
    ],
    [
      '{ items { p0 p1 p2 p3 p4 } }',
      () => ({
        data: { items: list().map(({ p0, p1, p2, p3, p4 }) => ({ p0, p1, p2, p3, p4 })) },
      }),
    ],
    [
      '{ items { q0(a:0) q1(a:1) q2(a:2) q3(a:3) q4(a:4) } }',
      () => ({
        data: {
          items: list().map((each) => ({
            q0: q0(each, { a: 0 }),
            q1: q1(each, { a: 1 }),
            q2: q2(each, { a: 2 }),
            q3: q3(each, { a: 3 }),
            q4: q4(each, { a: 4 }),
          })),
        },
      }),
    ],
  ])
}

function asyncFunctions(modules: readonly ModuleTypedef[]): ReadonlyMap<string, Run> {
  const m0 = resolverOf(modules, 'Query', 'm0')
  const items = resolverOf(modules, 'Query', 'items')
  const steps = Array.from({ length: 6 }, (_, index) => resolverOf(modules, `M0T${index % 5}`, 'f6'))
  const f0 = resolverOf(modules, 'M0T0', 'f0')
  const last = resolverOf(modules, 'M0T1', 'f0')
  return new Map<string, Run>([
    [
      '{ m0 { f0(a:"x") } }',
      async () => ({ data: { m0: { f0: await f0((await m0(root, {})) as Receiver, { a: 'x' }) } } }),
    ],
    [
      CHAIN,
      async () => {
        let receiver = (await m0(root, {})) as Receiver
        const data: Data = {}
        let at = data
        for (const step of steps) {
          receiver = (await step(receiver, {})) as Receiver
          const next: Data = {}
          at['f6'] = next
          at = next
        }
        at['f0'] = await last(receiver, { a: 'x' })
        return { data: { m0: data } }
      },
    ],
    [
      '{ items { p0 p1 p2 p3 p4 } }',
      async () => {
        const list = (await items(root, {})) as readonly Receiver[]
        return { data: { items: list.map(({ p0, p1, p2, p3, p4 }) => ({ p0, p1, p2, p3, p4 })) } }
      },
    ],
  ])
}

const root: Receiver = {}
const CHAIN = '{ m0 { f6 { f6 { f6 { f6 { f6 { f6 { f0(a:"x") } } } } } } } }'

function resolverOf(modules: readonly ModuleTypedef[], typeName: string, name: string): Resolve {
  const fields = modules.flatMap((module) =>
    typeName === 'Query'
      ? module.root
      : module.types.flatMap((type) => (type.name === typeName ? type.fields : [])),
  )
  const resolve = fields.find((field) => field.name === name)?.resolve
  if (resolve === undefined) throw new Error(`no function ${typeName}.${name}`)
  return resolve
}
